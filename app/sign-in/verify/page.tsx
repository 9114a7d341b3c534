// Owns the second step: the six digits.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireTicket } from "@/app/sign-in/require-ticket";
import { verifyAction } from "@/app/sign-in/verify/actions";
import { CountdownRing } from "@/components/two-factor/countdown-ring";
import { SixDigitCode } from "@/components/two-factor/six-digit-code";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

export default async function VerifyPage() {
  const lockNotice = await requireTicket();
  const t = await getTranslations("verify");
  const code = await getTranslations("code");
  const below = (
    <p>
      {t("noPhone")}{" "}
      <a className="link" href="/sign-in/recovery">
        {t("useRecoveryCode")}
      </a>
    </p>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      {lockNotice}
      <ActionForm action={verifyAction}>
        <SixDigitCode label={code("label")} autoFocus />
        <CountdownRing
          label={code("timer")}
          serverNowMs={clock.now().getTime()}
          periodSeconds={DEFAULT_TOTP_PARAMETERS.periodSeconds}
          waitHint={code("waitHint")}
        />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
