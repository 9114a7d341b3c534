// Owns the page of webhooks: those that are told of events, and the one that is asked before attempts.
import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { WebhookRow } from "@/app/admin/webhooks/webhook-row";
import { DoneNotice } from "@/app/done-notice";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import { ADD_WORD, ASK_WORD } from "@/lib/webhooks/manage/act-word";
import { type ListedWebhook, listWebhooks } from "@/lib/webhooks/manage/webhook-store";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("webhooks"))("title") };
}

export default async function WebhooksPage() {
  await requireAdmin();
  const t = await getTranslations("webhooks");
  const webhooks = await listWebhooks();
  return (
    <AdminShell current="webhooks">
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice page="/admin/webhooks" />
      <ToldCard webhooks={webhooks.filter(({ isAsked }) => !isAsked)} />
      <AskedCard webhook={webhooks.find(({ isAsked }) => isAsked)} />
    </AdminShell>
  );
}

async function ToldCard({ webhooks }: { webhooks: ListedWebhook[] }) {
  const t = await getTranslations("webhooks");
  const add = (
    <LinkButton href={actPath("manage-webhooks", ADD_WORD)} variant="primary">
      {t("add")}
    </LinkButton>
  );
  if (webhooks.length === 0)
    return (
      <Card>
        <EmptyState icon={Webhook} title={t("emptyTitle")} action={add}>
          {t("emptyText")}
        </EmptyState>
      </Card>
    );
  return (
    <Card heading={t("heading")} lead={t("headingLead")} actions={add}>
      <ul className="divide-y divide-line">
        {webhooks.map((webhook) => (
          <WebhookRow key={webhook.id} webhook={webhook} />
        ))}
      </ul>
    </Card>
  );
}

async function AskedCard({ webhook }: { webhook: ListedWebhook | undefined }) {
  const t = await getTranslations("webhooks.asked");
  const add = <LinkButton href={actPath("manage-webhooks", ASK_WORD)}>{t("add")}</LinkButton>;
  return (
    <Card heading={t("heading")} lead={t("lead")} actions={!webhook && add}>
      {webhook ? (
        <ul className="divide-y divide-line">
          <WebhookRow webhook={webhook} />
        </ul>
      ) : (
        <p>{t("none")}</p>
      )}
    </Card>
  );
}
