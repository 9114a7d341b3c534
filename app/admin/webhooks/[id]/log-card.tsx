// Owns the log of a webhook's last deliveries, and the button that sends a test.
import { getTranslations } from "next-intl/server";
import { sendTestAction } from "@/app/admin/webhooks/[id]/actions";
import { DeliveryRow } from "@/app/admin/webhooks/[id]/delivery-row";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { lastDeliveries } from "@/lib/webhooks/manage/last-deliveries";
import type { ListedWebhook } from "@/lib/webhooks/manage/webhook-store";

export async function LogCard({ webhook: { id, disabledAt } }: { webhook: ListedWebhook }) {
  const t = await getTranslations("webhooks.page");
  const deliveries = await lastDeliveries(id);
  const maySend = disabledAt === null;
  return (
    <Card heading={t("log")} lead={t("logLead")}>
      <div className="grid gap-5">
        {maySend && (
          <ActionForm action={sendTestAction}>
            <HiddenField name="id" value={id} />
            <div>
              <SubmitButton variant="secondary">{t("test")}</SubmitButton>
            </div>
          </ActionForm>
        )}
        {deliveries.length === 0 && <p>{t("empty")}</p>}
        <ul className="divide-y divide-line">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} webhookId={id} delivery={delivery} maySend={maySend} />
          ))}
        </ul>
      </div>
    </Card>
  );
}
