// Owns what the recovery form does: a used code leads to replacing the authenticator that was lost.
"use server";

import { takeSecondStep } from "@/app/sign-in/take-second-step";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";
import { recoveryCodeSchema } from "@/lib/two-factor/schemas";

export const recoverAction = formAction(
  guardedAction
    .inputSchema(recoveryCodeSchema)
    .stateAction(({ parsedInput: { code }, ctx }) =>
      takeSecondStep({ proof: { kind: "recovery-code", code }, ...ctx }, "/account/two-factor/recovered"),
    ),
);
