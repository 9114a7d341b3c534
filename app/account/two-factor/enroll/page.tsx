// Owns the enrollment page: a pending secret to scan and its first code, or the button that makes one.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { startEnrollmentAction } from "@/app/account/two-factor/enroll/actions";
import { LeaveAuthyHeader } from "@/app/account/two-factor/enroll/leave-authy-header";
import { PendingEnrollment } from "@/app/account/two-factor/enroll/pending-enrollment";
import { SwitchedOff } from "@/app/account/two-factor/enroll/switched-off";
import { RegisteredNotice } from "@/app/account/two-factor/registered-notice";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { isAskedToEnroll } from "@/lib/channels/leaving/is-leaving";
import { clock } from "@/lib/platform/clock";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { enrollmentPath, mustEnroll, requireSession } from "@/lib/sign-in/sessions/require-session";
import { actPath, stepUpPath } from "@/lib/sign-in/step-up/step-up-path";
import { mayEnrollWithoutGrant } from "@/lib/two-factor/enrollment/may-enroll";
import { noteEnrollmentShown } from "@/lib/two-factor/enrollment/note-enrollment-shown";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { ownFactors } from "@/lib/two-factor/overview/own-factors";

const NEW_PHONE = "/account/two-factor/new-phone";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("enroll"))("title") };
}

export default async function EnrollPage() {
  const session = await requireSession({ beforeEnrollment: true });
  if (session.secondFactorDue.state === "off") return <SwitchedOff session={session} />;
  if (session.passkeyRule === "due") redirect(enrollmentPath(session));
  const now = clock.now();
  const owner = { accountId: session.accountId, sessionId: session.id };
  const pending = await showEnrollment(owner, session.email, now);
  if (pending?.replacesId) redirect(NEW_PHONE);
  if (pending) await noteEnrollmentShown(pending, owner, await currentTrace(), now);
  const isAsked = isAskedToEnroll(session);
  if (!pending && !isAsked && !mayEnrollWithoutGrant(session, now)) redirect(stepUpPath("add-authenticator"));
  const mayWait = !pending && session.hasChannel;
  const registered = mayWait ? (await ownFactors(session.accountId, now)).registered : null;
  const t = await getTranslations("enroll");
  const passkeys = await getTranslations("passkeys");
  const lead = session.hasSecondFactor ? t("lead") : t("firstLead");
  return (
    <SignedInShell session={session} current="twoFactor">
      {isAsked ? (
        <LeaveAuthyHeader />
      ) : (
        <PageHeader title={t("title")} lead={mustEnroll(session) ? t("requiredLead") : lead} />
      )}
      {pending ? (
        <PendingEnrollment pending={pending} />
      ) : (
        <>
          {registered && <RegisteredNotice hint={registered} />}
          <Card heading={t("startHeading")} lead={t("startLead")}>
            <div className="flex flex-wrap items-center gap-3">
              <ActionForm action={startEnrollmentAction}>
                <SubmitButton>{t("start")}</SubmitButton>
              </ActionForm>
              {!session.hasSecondFactor && (
                <LinkButton href={actPath("add-passkey")}>{passkeys("addInstead")}</LinkButton>
              )}
            </div>
          </Card>
        </>
      )}
    </SignedInShell>
  );
}
