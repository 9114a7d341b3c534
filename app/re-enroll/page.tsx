// Owns the page of the link that follows a reset. Opening it changes nothing; link and password together do (R74).
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkToken } from "@/app/link-token";
import { reEnrollAction } from "@/app/re-enroll/actions";
import { SignedInAlready } from "@/app/signed-in-already";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { settings } from "@/lib/platform/env";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resetHelp.reEnroll"))("title") };
}

export default async function ReEnrollPage() {
  const t = await getTranslations("resetHelp.reEnroll");
  const session = await currentSession();
  if (session) return <SignedInAlready title={t("title")} email={session.email} />;
  const common = await getTranslations("common");
  return (
    <AuthShell appName={settings().appName} below={<p>{common("linkLost")}</p>}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={reEnrollAction}>
        <LinkToken />
        <PasswordField
          name="password"
          label={t("password")}
          autoComplete="current-password"
          revealLabel={common("showTyped")}
          required
          autoFocus
        />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
