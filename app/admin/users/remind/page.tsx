// Owns the page that asks once more before everybody without a second factor is reminded.
import { MailCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { remindPeopleAction } from "@/app/admin/users/remind/actions";
import { DoneNotice } from "@/app/done-notice";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { peoplePath } from "@/lib/admin/people/people-query";
import { countRemindable } from "@/lib/admin/people/remind-people";
import { clock } from "@/lib/platform/clock";
import { ENROLL_REMINDER_SECONDS } from "@/lib/platform/durations";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPeople.remindPage"))("title") };
}

const LEFT_OUT = ["unconfirmed", "recent", "reset", "deactivated", "off"] as const;

export default async function RemindPage() {
  const session = await requireAdmin();
  const { count, isMore } = await countRemindable(session.accountId, clock.now());
  const t = await getTranslations("adminPeople.remindPage");
  const hours = Math.round(ENROLL_REMINDER_SECONDS / 3600);
  const back = <LinkButton href={peoplePath({ filter: "no-second-factor" })}>{t("back")}</LinkButton>;
  return (
    <AdminShell current="people">
      <PageHeader title={t("title")} lead={t("lead")} actions={back} />
      <DoneNotice page="/admin/users/remind" />
      {count > 0 ? (
        <Card heading={t("who", { count, more: isMore ? "yes" : "no" })} lead={t("mail", { hours })}>
          <ActionForm action={remindPeopleAction}>
            <SubmitButton>{t("submit")}</SubmitButton>
          </ActionForm>
        </Card>
      ) : (
        <EmptyState icon={MailCheck} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      )}
      <Card heading={t("leftOutHeading")}>
        <ul className="grid list-disc gap-1 ps-5">
          {LEFT_OUT.map((reason) => (
            <li key={reason}>{t(`leftOut.${reason}`, { hours })}</li>
          ))}
        </ul>
      </Card>
    </AdminShell>
  );
}
