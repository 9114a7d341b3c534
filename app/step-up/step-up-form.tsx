// Owns the three forms of stepping up, one for each proof.
import { getTranslations } from "next-intl/server";
import {
  stepUpWithCodeAction,
  stepUpWithPasswordAction,
  stepUpWithRecoveryCodeAction,
} from "@/app/step-up/actions";
import { CountdownRing } from "@/components/two-factor/countdown-ring";
import { SixDigitCode } from "@/components/two-factor/six-digit-code";
import { ActionForm } from "@/components/ui/action-form";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { clock } from "@/lib/platform/clock";
import type { Factor } from "@/lib/sign-in/factor";
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";

const ACTIONS = {
  authenticator: stepUpWithCodeAction,
  "recovery-code": stepUpWithRecoveryCodeAction,
  password: stepUpWithPasswordAction,
};

interface StepUpFormProps {
  purpose: StepUpPurpose;
  id?: string;
  proof: Factor;
  email: string;
}

export async function StepUpForm({ purpose, id, proof, email }: StepUpFormProps) {
  const t = await getTranslations("stepUp");
  return (
    <ActionForm action={ACTIONS[proof]}>
      <input type="hidden" name="for" value={purpose} />
      {id && <input type="hidden" name="id" value={id} />}
      <ProofField proof={proof} email={email} />
      <SubmitButton wide>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}

async function ProofField({ proof, email }: { proof: Factor; email: string }) {
  const code = await getTranslations("code");
  const recovery = await getTranslations("recovery");
  const signIn = await getTranslations("signIn");
  const common = await getTranslations("common");
  if (proof === "recovery-code") {
    return (
      <TextField
        name="code"
        label={recovery("code")}
        hint={recovery("hint")}
        autoComplete="off"
        verbatim
        required
        autoFocus
      />
    );
  }
  if (proof === "password") {
    return (
      <>
        {/* Password managers look for the name beside the password. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          name="password"
          label={signIn("password")}
          autoComplete="current-password"
          revealLabel={common("showTyped")}
          required
          autoFocus
        />
      </>
    );
  }
  return (
    <>
      <SixDigitCode label={code("label")} autoFocus />
      <CountdownRing
        label={code("timer")}
        serverNowMs={clock.now().getTime()}
        periodSeconds={DEFAULT_TOTP_PARAMETERS.periodSeconds}
        waitHint={code("waitHint")}
      />
    </>
  );
}
