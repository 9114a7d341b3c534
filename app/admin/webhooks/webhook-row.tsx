// Owns one webhook in the list: where it leads, whether it is on, and what it is for.
import { Webhook } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { ListedWebhook } from "@/lib/webhooks/manage/webhook-store";

export async function WebhookRow({ webhook }: { webhook: ListedWebhook }) {
  const t = await getTranslations("webhooks");
  const format = await getFormatter();
  const { id, origin, groups, isAsked, failsOpen, createdAt, disabledAt, oldSecretUntil } = webhook;
  const silence = failsOpen ? t("asked.failsOpen") : t("asked.failsClosed");
  const facts = [
    isAsked ? silence : t("groupsOf", { count: groups.length }),
    t("addedAt", { time: format.dateTime(createdAt, "day") }),
    ...(oldSecretUntil ? [t("oldSecret", { time: format.dateTime(oldSecretUntil, "moment") })] : []),
  ];
  const badge = <Badge tone={disabledAt ? "neutral" : "success"}>{disabledAt ? t("off") : t("on")}</Badge>;
  const open = (
    <LinkButton href={`/admin/webhooks/${id}`} label={`${t("openRow")} ${origin}`}>
      {t("openRow")}
    </LinkButton>
  );
  return <ListRow name={origin} icon={Webhook} badge={badge} facts={facts} actions={open} />;
}
