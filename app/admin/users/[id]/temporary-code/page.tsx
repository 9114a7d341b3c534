// Owns the page on which an administrator makes a temporary code for one person.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { calledPerson } from "@/app/admin/users/[id]/person-of";
import { MadeBefore } from "@/app/admin/users/[id]/temporary-code/made-before";
import { TemporaryCodeForm } from "@/app/admin/users/[id]/temporary-code/temporary-code-form";
import { NothingHere } from "@/app/nothing-here";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { refuseRecipient } from "@/lib/admin/temporary-code/make-temporary-code";
import { findRecipient } from "@/lib/admin/temporary-code/temporary-code-store";
import { clock } from "@/lib/platform/clock";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import { secondFactorLock } from "@/lib/two-factor/verification/second-factor-lock";

export async function generateMetadata(): Promise<Metadata> {
  // Or its title would tell strangers that there is such a page.
  await requireAdmin();
  return { title: (await getTranslations("temporaryCode"))("title") };
}

export default async function TemporaryCodePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const person = await findRecipient((await params).id);
  if (!person) return <NothingHere />;
  const now = clock.now();
  const refusal = await refuseRecipient(person, session.accountId, now);
  if (!refusal) await requireStepUp(session, "temporary-code", person.id);
  const t = await getTranslations("temporaryCode");
  const errors = await getTranslations("errors");
  const isLocked = (await secondFactorLock(person.id, now)) !== null;
  return (
    <AdminShell current="people">
      <PageHeader title={t("title")} lead={t("lead", { person: calledPerson(person) })} />
      {refusal ? (
        <Card heading={t("refusedTitle")} lead={errors(refusal)}>
          <LinkButton href={`/admin/users/${person.id}`}>{t("back")}</LinkButton>
        </Card>
      ) : (
        <>
          {isLocked && <Alert tone="warning">{t("locked")}</Alert>}
          <TemporaryCodeForm person={person} />
          <MadeBefore accountId={person.id} />
        </>
      )}
    </AdminShell>
  );
}
