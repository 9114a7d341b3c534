// Owns the page of reset links. Opening it changes nothing; its button does.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkToken } from "@/app/link-token";
import { resetPasswordAction } from "@/app/reset-password/actions";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { minPasswordLength } from "@/lib/accounts/passwords/password-length";
import { isDueAtOnce } from "@/lib/accounts/sign-up/due-at-once";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resetPassword"))("title") };
}

export default async function ResetPasswordPage() {
  const t = await getTranslations("resetPassword");
  const common = await getTranslations("common");
  // Whose link it is, only the post tells: for an administrator the server knows better.
  const least = minPasswordLength(await isDueAtOnce("member", clock.now()));
  const below = (
    <p>
      <a className="link" href="/forgot-password">
        {t("newLink")}
      </a>
    </p>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={resetPasswordAction}>
        <LinkToken />
        <PasswordField
          name="password"
          label={t("newPassword")}
          autoComplete="new-password"
          hint={t("hint", { least })}
          revealLabel={common("showTyped")}
          required
          autoFocus
        />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
