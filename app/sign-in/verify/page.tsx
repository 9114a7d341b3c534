// Owns the second step: the six digits.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TotpCodeField } from "@/app/code-fields";
import { LockNotice } from "@/app/lock-notice";
import { HelpLink } from "@/app/sign-in/help/help-link";
import { requireTicket } from "@/app/sign-in/require-ticket";
import { verifyAction } from "@/app/sign-in/verify/actions";
import { TrustField } from "@/app/sign-in/verify/trust-field";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { METHODS_PATH, methodPath } from "@/lib/sign-in/method-path";
import { firstMethod, signInMethods } from "@/lib/two-factor/verification/sign-in-methods";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

export default async function VerifyPage() {
  const { accountId } = await requireTicket();
  const methods = await signInMethods(accountId, clock.now());
  if (!methods.some(({ name }) => name === "authenticator")) redirect(methodPath(firstMethod(methods)));
  const t = await getTranslations("verify");
  const channels = await getTranslations("signInCode");
  const below = (
    <div className="grid gap-2">
      <p>
        {t("noPhone")}{" "}
        <a className="link" href="/sign-in/recovery">
          {t("useRecoveryCode")}
        </a>
      </p>
      {methods.length > 2 && (
        <p>
          <a className="link" href={METHODS_PATH}>
            {channels("useAnother")}
          </a>
        </p>
      )}
      <HelpLink />
    </div>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <LockNotice accountId={accountId} />
      <ActionForm action={verifyAction}>
        <TrustField />
        <TotpCodeField autoFocus />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
