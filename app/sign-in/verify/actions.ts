// Owns what the verification form does.
"use server";

import { takeSecondStep } from "@/app/sign-in/second-step";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";
import { totpCodeSchema } from "@/lib/two-factor/schemas";

export const verifyAction = formAction(
  guardedAction
    .inputSchema(totpCodeSchema)
    .stateAction(({ parsedInput: { code }, ctx }) =>
      takeSecondStep({ proof: { kind: "authenticator", code }, ...ctx }, "/account"),
    ),
);
