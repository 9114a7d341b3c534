// Owns the page where the password is changed.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { changePasswordAction } from "@/app/account/password/actions";
import { ApiKeysBox } from "@/app/account/password/api-keys-box";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { PasswordField } from "@/components/ui/password-field";
import { minPasswordLength } from "@/lib/accounts/passwords/password-length";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("password"))("title") };
}

export default async function PasswordPage() {
  const session = await requireSession();
  await requireStepUp(session, "change-password");
  const t = await getTranslations("password");
  const revealLabel = (await getTranslations("common"))("showTyped");
  const least = minPasswordLength(session.secondFactorDue.state === "due");
  return (
    <ActPage
      session={session}
      current="overview"
      title={t("title")}
      lead={t("lead")}
      action={changePasswordAction}
      submit={t("submit")}
      back="/account"
    >
      {/* Tells a password manager whose password this is. */}
      <input hidden readOnly name="username" autoComplete="username" value={session.email} />
      <PasswordField
        name="currentPassword"
        label={t("current")}
        autoComplete="current-password"
        revealLabel={revealLabel}
        required
        autoFocus
      />
      <PasswordField
        name="newPassword"
        label={t("new")}
        autoComplete="new-password"
        hint={t("hint", { least })}
        revealLabel={revealLabel}
        required
      />
      <ApiKeysBox accountId={session.accountId} />
      {session.role === "admin" && (
        <CheckboxField name="endsAdminWork" label={t("endAdminWork")} hint={t("endAdminWorkHint")} />
      )}
    </ActPage>
  );
}
