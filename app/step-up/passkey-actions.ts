// Owns stepping up with a passkey: asks the browser, and takes its answer.
"use server";

import { requestOrigin } from "@/app/request-origin";
import { earnGrant } from "@/app/step-up/earn-grant";
import { askAccount } from "@/lib/passkeys/ask";
import { askForStepUpSchema, stepUpPasskeySchema } from "@/lib/passkeys/schemas";
import { provingAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";

export const askForStepUpAction = formAction(
  provingAction
    .inputSchema(askForStepUpSchema)
    .stateAction(async ({ parsedInput, ctx: { session, now } }) => {
      const binding = { for: "step-up", sessionId: session.id, purpose: parsedInput.for } as const;
      const asked = { accountId: session.accountId, origin: await requestOrigin() };
      const result = await askAccount(binding, asked, now);
      return result.ok ? { ceremony: result.value } : refusalState(result);
    }),
);

export const stepUpWithPasskeyAction = formAction(
  provingAction
    .inputSchema(stepUpPasskeySchema)
    .stateAction(({ parsedInput: { asked, answer, ...act }, ctx }) =>
      earnGrant(ctx, act, undefined, (stepUp) =>
        stepUpWithSecondFactor(stepUp, { kind: "passkey", asked, answer }),
      ),
    ),
);
