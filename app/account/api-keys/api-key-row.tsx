// Owns one API key in the list: its name and kind, how it begins and ends, its times, and its end.
import { KeyRound } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { ApiKeyDays } from "@/app/account/api-keys/api-key-days";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { ListedApiKey } from "@/lib/api/api-key-list";

export async function ApiKeyRow({ apiKey }: { apiKey: ListedApiKey }) {
  const t = await getTranslations("apiKeys");
  const format = await getFormatter();
  const { id, name, kind, hint, createdAt, expiresAt, isExpired, lastUsedAt } = apiKey;
  const badges = (
    <>
      <Badge>{t(`kinds.${kind}`)}</Badge>
      {isExpired && <Badge tone="warning">{t("expired")}</Badge>}
    </>
  );
  const facts = [
    <code key="hint" translate="no" className="font-mono text-base">
      {hint}
    </code>,
    t("createdAt", { time: format.dateTime(createdAt, "day") }),
    t(isExpired ? "expiredAt" : "expiresAt", { time: format.dateTime(expiresAt, "day") }),
    lastUsedAt ? t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }) : t("neverUsed"),
  ];
  const revoke = (
    <LinkButton href={`/account/api-keys/${id}/revoke`} variant="quiet" label={`${t("revoke")} ${name}`}>
      {t("revoke")}
    </LinkButton>
  );
  return (
    <ListRow name={name} icon={KeyRound} badge={badges} facts={facts} actions={revoke}>
      {lastUsedAt && <ApiKeyDays name={name} days={apiKey.days} />}
    </ListRow>
  );
}
