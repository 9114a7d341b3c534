// Owns the sign-up page: the form, the word that a mail is on its way, or that accounts are by invitation.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewAccountFields } from "@/app/new-account-fields";
import { signUpAction } from "@/app/sign-up/actions";
import { SentNotice } from "@/app/sign-up/sent-notice";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { isDueAtOnce } from "@/lib/accounts/sign-up/due-at-once";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signUp"))("title") };
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ sent?: string }> }) {
  if (await currentSession()) redirect("/account");
  const t = await getTranslations("signUp");
  const { appName, signUp } = settings();
  const { sent } = await searchParams;
  const below = (
    <p>
      {t("haveAccount")}{" "}
      <a className="link" href="/sign-in">
        {t("signIn")}
      </a>
    </p>
  );
  return (
    <AuthShell appName={appName} below={below}>
      {signUp === "invite" && <PageHeader title={t("inviteTitle")} lead={t("inviteLead")} />}
      {signUp === "confirmed" && sent === "yes" && <SentNotice />}
      {(signUp === "open" || (signUp === "confirmed" && sent !== "yes")) && (
        <>
          <PageHeader title={t("title")} lead={t("lead")} />
          <ActionForm action={signUpAction}>
            <NewAccountFields secondFactorRequired={await isDueAtOnce("member", clock.now())} />
            <SubmitButton wide>{t("submit")}</SubmitButton>
          </ActionForm>
        </>
      )}
    </AuthShell>
  );
}
