// Owns one session in the list: its browser, its network, when it began and was used, and its end.
import { Monitor } from "lucide-react";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { browserName, networkName } from "@/lib/audit/trace-words";
import type { ListedSession } from "@/lib/sign-in/sessions/session-list";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

/** The session that asks has no button of its own: it ends by signing out. */
export async function SessionRow({ session }: { session: ListedSession }) {
  const t = await getTranslations("sessions");
  const format = await getFormatter();
  const { id, isThis, browser, address, createdAt, lastUsedAt } = session;
  const facts = [
    t("network", { network: networkName(address) }),
    t("createdAt", { time: format.dateTime(createdAt, "moment") }),
    isThis ? t("usedNow") : t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }),
  ];
  const name = browserName(browser, await getLocale());
  const end = (
    <LinkButton href={actPath("end-sessions", id)} variant="quiet" label={`${t("end")} ${name}`}>
      {t("end")}
    </LinkButton>
  );
  return (
    <ListRow
      name={name}
      icon={Monitor}
      badge={isThis && <Badge tone="success">{t("this")}</Badge>}
      facts={facts}
      actions={!isThis && end}
    />
  );
}
