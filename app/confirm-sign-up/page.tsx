// Owns the page that a sign-up's mailed link leads to: the chosen password once more, and the account begins.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmSignUpAction } from "@/app/confirm-sign-up/actions";
import { LinkToken } from "@/app/link-token";
import { LinkTooOld } from "@/app/link-too-old";
import { SignedInAlready } from "@/app/signed-in-already";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { settings } from "@/lib/platform/env";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("confirmSignUp"))("title") };
}

export default async function ConfirmSignUpPage() {
  const t = await getTranslations("confirmSignUp");
  const session = await currentSession();
  if (session) return <SignedInAlready title={t("title")} email={session.email} />;
  const common = await getTranslations("common");
  const below = <LinkTooOld href="/sign-up" text={t("signUp")} />;
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={confirmSignUpAction}>
        <LinkToken />
        <PasswordField
          name="password"
          label={t("password")}
          autoComplete="current-password"
          revealLabel={common("showTyped")}
          required
        />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
