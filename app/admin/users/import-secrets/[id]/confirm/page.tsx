// Owns the page that asks once more before the secrets of a list are imported.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { type ListPageProps, requireList } from "@/app/admin/users/import-secrets/[id]/require-list";
import { importSecretsAction } from "@/app/admin/users/import-secrets/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminSecrets"))("title") };
}

export default async function ConfirmPage(props: ListPageProps) {
  const session = await requireAdmin();
  const { id, state, goodRows } = await requireList(props, session);
  // Pressed twice, or opened again: the page of the list says how far it is.
  if (state !== "ready" || goodRows === 0) redirect(`/admin/users/import-secrets/${id}`);
  await requireStepUp(session, "import-secrets", id);
  const t = await getTranslations("adminSecrets");
  const common = await getTranslations("common");
  return (
    <AdminShell current="people">
      <PageHeader title={t("confirm.title", { count: goodRows })} lead={t("confirm.lead")} />
      <Card>
        <ActionForm action={importSecretsAction}>
          <HiddenField name="id" value={id} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t("confirm.submit", { count: goodRows })}</SubmitButton>
            <LinkButton href={`/admin/users/import-secrets/${id}`} variant="quiet">
              {common("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </AdminShell>
  );
}
