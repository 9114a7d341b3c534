// Owns the page that adds one person by hand.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { addPersonAction } from "@/app/admin/users/add/actions";
import { OutboxNote } from "@/app/outbox-note";
import { ShownOnce } from "@/components/admin/shown-once";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPeople.addPage"))("title") };
}

export default async function AddPersonPage() {
  const session = await requireAdmin();
  await requireStepUp(session, "add-person");
  const people = await getTranslations("adminPeople");
  const t = await getTranslations("adminPeople.addPage");
  const common = await getTranslations("common");
  const labels = { copy: t("copy"), copied: common("copied"), failed: common("copyFailed") };
  const roles = (["member", "admin"] as const).map((value) => ({ value, label: people(`roles.${value}`) }));
  const back = (
    <LinkButton href="/admin/users" variant="quiet">
      {t("back")}
    </LinkButton>
  );
  const next = (
    <>
      <LinkButton href="/admin/users/add">{t("another")}</LinkButton>
      {back}
    </>
  );
  return (
    <AdminShell current="people">
      <PageHeader title={t("title")} lead={t("lead")} />
      <OutboxNote />
      <Card>
        <ActionForm action={addPersonAction}>
          <ShownOnce kind="link" label={t("link")} labels={labels} next={next}>
            <TextField name="email" type="email" label={t("email")} autoComplete="off" required autoFocus />
            <TextField name="name" label={t("name")} hint={t("nameHint")} autoComplete="off" />
            <SelectField name="role" label={t("role")} hint={t("roleHint")} options={roles} />
            <div className="flex flex-wrap gap-3">
              <SubmitButton>{t("submit")}</SubmitButton>
              {back}
            </div>
          </ShownOnce>
        </ActionForm>
      </Card>
    </AdminShell>
  );
}
