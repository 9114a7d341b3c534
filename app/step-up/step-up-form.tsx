// Owns the forms of stepping up, one for each proof.
import { getTranslations } from "next-intl/server";
import { ChannelCodeField, RecoveryCodeField, TotpCodeField } from "@/app/code-fields";
import { passkeyWords } from "@/app/passkey-words";
import {
  stepUpWithChannelAction,
  stepUpWithCodeAction,
  stepUpWithPasswordAction,
  stepUpWithRecoveryCodeAction,
} from "@/app/step-up/actions";
import { askForStepUpAction, stepUpWithPasskeyAction } from "@/app/step-up/passkey-actions";
import { PasskeyButton } from "@/components/two-factor/passkey-button";
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { isChannelFactor } from "@/lib/channels/kinds";
import { takesTemporaryCode } from "@/lib/sign-in/step-up/step-up";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import type { MethodName } from "@/lib/two-factor/verification/sign-in-methods";

type StepUpProof = MethodName | "password";

function actionOf(proof: StepUpProof) {
  if (proof === "passkey") return stepUpWithPasskeyAction;
  if (proof === "authenticator") return stepUpWithCodeAction;
  if (proof === "recovery-code") return stepUpWithRecoveryCodeAction;
  return proof === "password" ? stepUpWithPasswordAction : stepUpWithChannelAction;
}

interface StepUpFormProps {
  purpose: StepUpPurpose;
  id?: string;
  proof: StepUpProof;
  email: string;
}

export async function StepUpForm({ purpose, id, proof, email }: StepUpFormProps) {
  const t = await getTranslations("stepUp");
  return (
    <ActionForm action={actionOf(proof)}>
      <HiddenField name="for" value={purpose} />
      {id && <HiddenField name="id" value={id} />}
      {isChannelFactor(proof) && <HiddenField name="with" value={proof} />}
      {proof === "passkey" ? (
        <PasskeyButton act="get" ask={askForStepUpAction} wide {...(await passkeyWords("verifySubmit"))} />
      ) : (
        <>
          <ProofField purpose={purpose} proof={proof} email={email} />
          <SubmitButton wide>{t("submit")}</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

async function ProofField({ purpose, proof, email }: Omit<StepUpFormProps, "id">) {
  const signIn = await getTranslations("signIn");
  const common = await getTranslations("common");
  if (proof === "recovery-code")
    return <RecoveryCodeField takesTemporaryCode={takesTemporaryCode(purpose)} />;
  if (isChannelFactor(proof)) return <ChannelCodeField factor={proof} />;
  if (proof === "authenticator") return <TotpCodeField autoFocus />;
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
