// Owns the second step: the six digits.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TotpCodeField } from "@/app/code-fields";
import { HelpLink } from "@/app/sign-in/help/help-link";
import { requireTicket } from "@/app/sign-in/require-ticket";
import { verifyAction } from "@/app/sign-in/verify/actions";
import { TrustField } from "@/app/sign-in/verify/trust-field";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

export default async function VerifyPage() {
  const lockNotice = await requireTicket();
  const t = await getTranslations("verify");
  const below = (
    <div className="grid gap-2">
      <p>
        {t("noPhone")}{" "}
        <a className="link" href="/sign-in/recovery">
          {t("useRecoveryCode")}
        </a>
      </p>
      <HelpLink />
    </div>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      {lockNotice}
      <ActionForm action={verifyAction}>
        <TrustField />
        <TotpCodeField autoFocus />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
