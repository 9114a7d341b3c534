// Owns the page that asks once more, and why, before everybody's sessions end.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { endAllSessionsAction } from "@/app/admin/policy/end-sessions/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { END_ALL_REASONS } from "@/lib/admin/sessions/reasons";
import { clock } from "@/lib/platform/clock";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { countLiveSessions } from "@/lib/sign-in/sessions/session-list";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("endAllSessions"))("title") };
}

export default async function EndAllSessionsPage() {
  await requireStepUp(await requireAdmin(), "end-all-sessions");
  const t = await getTranslations("endAllSessions");
  const common = await getTranslations("common");
  const { count, isMore } = await countLiveSessions(clock.now());
  return (
    <AdminShell current="policy">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card>
        <ActionForm action={endAllSessionsAction}>
          <Alert
            tone="warning"
            title={t("others", { count: isMore ? count : count - 1, more: isMore ? "yes" : "no" })}
          >
            <p>{t("ends")}</p>
          </Alert>
          <p className="max-w-prose text-ink-soft">{t("own")}</p>
          <SelectField
            name="reasonClass"
            label={t("reason")}
            placeholder={t("choose")}
            options={END_ALL_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            required
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="danger">{t("submit")}</SubmitButton>
            <LinkButton href="/admin/policy" variant="quiet">
              {common("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </AdminShell>
  );
}
