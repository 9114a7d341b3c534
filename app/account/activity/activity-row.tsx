// Owns one entry of the log: what happened, when, from where.
import { Database, KeyRound, LogIn, type LucideIcon, Monitor, ShieldCheck } from "lucide-react";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { wordsOf } from "@/app/account/activity/event-words";
import { Badge } from "@/components/ui/badge";
import { ListRow } from "@/components/ui/list-row";
import { type ActivityKind, kindOfEvent } from "@/lib/audit/activity-kind";
import type { ActivityEntry } from "@/lib/audit/activity-store";
import { browserName, networkName } from "@/lib/audit/trace-words";

const ICONS: Record<ActivityKind, LucideIcon> = {
  "sign-ins": LogIn,
  "second-factor": ShieldCheck,
  "password-and-email": KeyRound,
  sessions: Monitor,
  data: Database,
};

export async function ActivityRow({ entry }: { entry: ActivityEntry }) {
  const t = await getTranslations("activity");
  const format = await getFormatter();
  const locale = await getLocale();
  const { sentence, remarks } = wordsOf(entry, locale);
  const network = t("network", { network: networkName(entry.address) });
  const from = entry.browser ? [browserName(entry.browser, locale), network] : [];
  const when = <time dateTime={entry.at.toISOString()}>{format.dateTime(entry.at, "moment")}</time>;
  return (
    <ListRow
      name={sentence}
      icon={ICONS[kindOfEvent(entry.event)]}
      badge={entry.result === "failure" && <Badge tone="warning">{t("failed")}</Badge>}
      facts={[...remarks, when, ...from]}
    />
  );
}
