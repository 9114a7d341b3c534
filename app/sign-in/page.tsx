// Owns the sign-in page: address and password, the first of two steps.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { passkeyWords } from "@/app/passkey-words";
import { signInAction } from "@/app/sign-in/actions";
import { AgainNotice } from "@/app/sign-in/again-notice";
import { askBrowserAction, signInWithPasskeyAction } from "@/app/sign-in/passkey-actions";
import { PasskeySuggestions } from "@/components/two-factor/passkey-suggestions";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { PASSKEY_CHALLENGE_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ again?: string }> }) {
  if (await currentSession()) redirect("/account");
  const t = await getTranslations("signIn");
  const common = await getTranslations("common");
  const forgot = await getTranslations("forgotPassword");
  const below = (
    <p>
      {t("noAccount")}{" "}
      <a className="link" href="/sign-up">
        {t("createAccount")}
      </a>
    </p>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <AgainNotice again={(await searchParams).again} />
      <ActionForm action={signInAction}>
        <TextField
          name="email"
          label={t("email")}
          type="email"
          autoComplete="username webauthn"
          required
          autoFocus
        />
        <PasswordField
          name="password"
          label={t("password")}
          autoComplete="current-password"
          revealLabel={common("showTyped")}
          required
        />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
      <ActionForm action={signInWithPasskeyAction}>
        <PasskeySuggestions
          ask={askBrowserAction}
          goodForMs={PASSKEY_CHALLENGE_SECONDS * 1000}
          {...(await passkeyWords("signIn"))}
        />
      </ActionForm>
      <p>
        <a className="link" href="/forgot-password">
          {forgot("title")}
        </a>
      </p>
    </AuthShell>
  );
}
