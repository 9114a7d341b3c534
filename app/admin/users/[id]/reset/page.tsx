// Owns the page that resets somebody's second factor: what ends, what it takes, and afterwards the link, once (R74).
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { ResetForm } from "@/app/admin/resets/reset-form";
import { calledPerson } from "@/app/admin/users/[id]/person-of";
import { resetSecondFactorAction } from "@/app/admin/users/[id]/reset/actions";
import { NothingHere } from "@/app/nothing-here";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { resetView } from "@/lib/admin/resets/reset-view";
import { clock } from "@/lib/platform/clock";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminResets.form"))("title") };
}

export default async function ResetPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const { id } = await params;
  const person = await resetView(id, clock.now());
  if (!person) return <NothingHere />;
  const t = await getTranslations("adminResets.form");
  const header = <PageHeader title={t("title")} lead={t("lead", { person: calledPerson(person) })} />;
  if (id === session.accountId) {
    return (
      <AdminShell current="people">
        {header}
        <Alert tone="info">{t("own")}</Alert>
      </AdminShell>
    );
  }
  await requireStepUp(session, "reset-second-factor", id);
  return (
    <AdminShell current="people">
      {header}
      <Card>
        <ResetForm
          person={person}
          action={resetSecondFactorAction}
          id={id}
          submit={t("submit")}
          back={`/admin/users/${id}`}
        />
      </Card>
    </AdminShell>
  );
}
