// Owns one delivery in a webhook's log: what it was, what became of it, and the way to send it again.
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { eventName } from "@/app/admin/audit/log-words";
import { sendAgainAction } from "@/app/admin/webhooks/[id]/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { HiddenField } from "@/components/ui/hidden-field";
import { ListRow } from "@/components/ui/list-row";
import { SubmitButton } from "@/components/ui/submit-button";
import { AUDIT_EVENTS } from "@/lib/audit/events";
import type { ListedDelivery } from "@/lib/webhooks/manage/last-deliveries";
import { DELIVERY_FAILURES } from "@/lib/webhooks/target/target-fault";

interface DeliveryRowProps {
  webhookId: string;
  delivery: ListedDelivery;
  /** Not while the webhook is off. */
  maySend: boolean;
}

async function factsOf({ id, createdAt, attempts, status, failure, dueAt, deliveredAt }: ListedDelivery) {
  const t = await getTranslations("webhooks");
  const format = await getFormatter();
  const known = DELIVERY_FAILURES.find((name) => name === failure);
  return [
    t("page.at", { time: format.dateTime(createdAt, "second") }),
    t("page.tries", { count: attempts }),
    ...(status ? [t("page.answer", { status })] : []),
    ...(known && !deliveredAt ? [t(`failures.${known}`)] : []),
    ...(dueAt && attempts > 0 ? [t("page.next", { time: format.dateTime(dueAt, "second") })] : []),
    <span key="id" translate="no" className="font-mono text-base break-all">
      {id}
    </span>,
  ];
}

export async function DeliveryRow({ webhookId, delivery, maySend }: DeliveryRowProps) {
  const t = await getTranslations("webhooks.page");
  const { id, type, dueAt, deliveredAt } = delivery;
  const event = AUDIT_EVENTS.find((known) => known === type);
  const name = event ? eventName(event, await getLocale()) : t("testEvent");
  const [tone, state] = deliveredAt
    ? (["success", t("delivered")] as const)
    : dueAt
      ? (["neutral", t("waiting")] as const)
      : (["danger", t("failed")] as const);
  const again = maySend && !dueAt && (
    <ActionForm action={sendAgainAction}>
      <HiddenField name="id" value={webhookId} />
      <HiddenField name="delivery" value={id} />
      <SubmitButton variant="secondary">{t("again")}</SubmitButton>
    </ActionForm>
  );
  return (
    <ListRow
      name={name}
      badge={<Badge tone={tone}>{state}</Badge>}
      facts={await factsOf(delivery)}
      actions={again}
    />
  );
}
