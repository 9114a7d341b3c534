// Owns the page that an invitation's link leads to: choose a password, and the account begins.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { acceptInvitationAction } from "@/app/invitation/actions";
import { LinkToken } from "@/app/link-token";
import { SignedInAlready } from "@/app/signed-in-already";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { minPasswordLength } from "@/lib/accounts/passwords/password-length";
import { isDueAtOnce } from "@/lib/accounts/sign-up/due-at-once";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation"))("title") };
}

export default async function InvitationPage() {
  const t = await getTranslations("invitation");
  const session = await currentSession();
  if (session) return <SignedInAlready title={t("title")} email={session.email} />;
  const signUp = await getTranslations("signUp");
  const common = await getTranslations("common");
  const least = minPasswordLength(await isDueAtOnce("member", clock.now()));
  return (
    <AuthShell appName={settings().appName} below={<p>{common("linkLost")}</p>}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={acceptInvitationAction}>
        <LinkToken />
        <PasswordField
          name="password"
          label={t("password")}
          autoComplete="new-password"
          hint={signUp("passwordHint", { least })}
          revealLabel={common("showTyped")}
          required
        />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
