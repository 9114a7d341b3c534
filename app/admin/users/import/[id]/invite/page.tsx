// Owns the page that asks once more before everybody in a file is invited.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { type ImportPageProps, requireImport } from "@/app/admin/users/import/[id]/require-import";
import { startImportAction } from "@/app/admin/users/import/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { LOCALES } from "@/lib/platform/locale";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminImport"))("title") };
}

export default async function InvitePage({ params }: ImportPageProps) {
  const session = await requireAdmin();
  const { id, state, goodRows, adminRows } = await requireImport({ params });
  // Pressed twice, or opened again: the page of the import says how far it is.
  if (state !== "ready" || goodRows === 0) redirect(`/admin/users/import/${id}`);
  await requireStepUp(session, "import-people", id);
  const t = await getTranslations("adminImport");
  const common = await getTranslations("common");
  const languages = LOCALES.map((value) => ({ value, label: t(`invite.languages.${value}`) }));
  return (
    <AdminShell current="people">
      <PageHeader title={t("invite.title", { count: goodRows })} lead={t("invite.lead")} />
      <Card>
        <ActionForm action={startImportAction}>
          <HiddenField name="id" value={id} />
          {adminRows > 0 && <Alert tone="warning">{t("preview.admins", { count: adminRows })}</Alert>}
          <SelectField
            name="locale"
            label={t("invite.language")}
            options={languages}
            defaultValue={await getLocale()}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t("invite.submit", { count: goodRows })}</SubmitButton>
            <LinkButton href={`/admin/users/import/${id}`} variant="quiet">
              {common("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </AdminShell>
  );
}
