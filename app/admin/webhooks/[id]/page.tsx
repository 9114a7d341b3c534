// Owns the page of one webhook: what it is set to, and what became of its last deliveries.
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { LogCard } from "@/app/admin/webhooks/[id]/log-card";
import { SettingsCard } from "@/app/admin/webhooks/[id]/settings-card";
import { DoneNotice } from "@/app/done-notice";
import { NothingHere } from "@/app/nothing-here";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { findWebhook } from "@/lib/webhooks/manage/webhook-store";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("webhooks"))("title") };
}

interface WebhookPageProps {
  params: Promise<{ id: string }>;
}

export default async function WebhookPage({ params }: WebhookPageProps) {
  await requireAdmin();
  const { id } = await params;
  const webhook = await findWebhook(id);
  if (!webhook) return <NothingHere />;
  const t = await getTranslations("webhooks");
  const format = await getFormatter();
  const { disabledAt, origin, oldSecretUntil } = webhook;
  const badge = <Badge tone={disabledAt ? "neutral" : "success"}>{disabledAt ? t("off") : t("on")}</Badge>;
  const back = (
    <LinkButton href="/admin/webhooks" variant="quiet">
      {t("back")}
    </LinkButton>
  );
  return (
    <AdminShell current="webhooks">
      <PageHeader eyebrow={badge} title={<span className="break-all">{origin}</span>} actions={back} />
      <DoneNotice page={`/admin/webhooks/${id}`} />
      {oldSecretUntil && (
        <Alert tone="info">{t("oldSecret", { time: format.dateTime(oldSecretUntil, "moment") })}</Alert>
      )}
      <SettingsCard webhook={webhook} />
      {!webhook.isAsked && <LogCard webhook={webhook} />}
    </AdminShell>
  );
}
