// Owns the second step for those without their phone: one recovery code, or a temporary code of an administrator.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecoveryCodeField } from "@/app/code-fields";
import { LockNotice } from "@/app/lock-notice";
import { HelpLink } from "@/app/sign-in/help/help-link";
import { recoverAction } from "@/app/sign-in/recovery/actions";
import { requireTicket } from "@/app/sign-in/require-ticket";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { METHODS_PATH, methodPath } from "@/lib/sign-in/method-path";
import { signInMethods } from "@/lib/two-factor/verification/sign-in-methods";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recovery"))("title") };
}

export default async function RecoveryPage() {
  const { accountId } = await requireTicket();
  const methods = await signInMethods(accountId, clock.now());
  const hasAuthenticator = methods.some(({ name }) => name === "authenticator");
  const t = await getTranslations("recovery");
  const channels = await getTranslations("signInCode");
  const below = (
    <div className="grid gap-2">
      <p>
        <a className="link" href={hasAuthenticator ? methodPath("authenticator") : METHODS_PATH}>
          {hasAuthenticator ? t("useAuthenticator") : channels("useAnother")}
        </a>
      </p>
      <HelpLink />
    </div>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <LockNotice accountId={accountId} />
      <ActionForm action={recoverAction}>
        <RecoveryCodeField takesTemporaryCode />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
