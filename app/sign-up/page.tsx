// Owns the sign-up page.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewAccountFields } from "@/app/new-account-fields";
import { signUpAction } from "@/app/sign-up/actions";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { settings } from "@/lib/platform/env";
import { currentSession } from "@/lib/sign-in/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signUp"))("title") };
}

export default async function SignUpPage() {
  if (await currentSession()) redirect("/account");
  const t = await getTranslations("signUp");
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
        <NewAccountFields secondFactorRequired={twoFactorPolicy === "required"} />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
