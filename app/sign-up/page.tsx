// Owns the sign-up page.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { signUpAction } from "@/app/sign-up/actions";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { leastPasswordLength } from "@/lib/accounts/password-length";
import { settings } from "@/lib/platform/env";
import { currentSession } from "@/lib/sign-in/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signUp"))("title") };
}

export default async function SignUpPage() {
  if (await currentSession()) redirect("/account");
  const t = await getTranslations("signUp");
  const common = await getTranslations("common");
  const { appName, twoFactorPolicy } = settings();
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
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={signUpAction}>
        <TextField name="email" label={t("email")} type="email" autoComplete="username" required autoFocus />
        <PasswordField
          name="password"
          label={t("password")}
          autoComplete="new-password"
          hint={t("passwordHint", { least: leastPasswordLength(twoFactorPolicy === "required") })}
          revealLabel={common("showPassword")}
          required
        />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
