// Owns the page that adds one person by hand, or invites somebody once more.
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { addPersonAction } from "@/app/admin/users/add/actions";
import { OutboxNote } from "@/app/outbox-note";
import { ShownOnce } from "@/components/admin/shown-once";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type PendingInvitation, pendingInvitation } from "@/lib/admin/people/pending-invitations";
import { clock } from "@/lib/platform/clock";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

/** `again` is the id of an invitation whose person is to get a new one. */
export async function AddPersonPage({ again }: { again?: string }) {
  const session = await requireAdmin();
  await requireStepUp(session, "add-person", again);
  const invitation = again === undefined ? null : await pendingInvitation(again, clock.now());
  const t = await getTranslations("adminPeople.addPage");
  const common = await getTranslations("common");
  const labels = { copy: t("copy"), copied: common("copied"), failed: common("copyFailed") };
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
            <PersonFields invitation={invitation} />
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

async function PersonFields({ invitation }: { invitation: PendingInvitation | null }) {
  const people = await getTranslations("adminPeople");
  const t = await getTranslations("adminPeople.addPage");
  const roles = (["member", "admin"] as const).map((value) => ({ value, label: people(`roles.${value}`) }));
  return (
    <>
      {invitation && <HiddenField name="id" value={invitation.id} />}
      <TextField
        name="email"
        type="email"
        label={t("email")}
        autoComplete="off"
        defaultValue={invitation?.email ?? undefined}
        required
        autoFocus
      />
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        autoComplete="off"
        defaultValue={invitation?.name ?? undefined}
      />
      <SelectField
        name="role"
        label={t("role")}
        hint={t("roleHint")}
        options={roles}
        defaultValue={invitation?.role ?? undefined}
      />
    </>
  );
}
