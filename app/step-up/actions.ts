// Owns what the step-up forms do: a code, a recovery code, or the password where there is no second factor yet.
"use server";

import { cookies } from "next/headers";
import { earnGrant } from "@/app/step-up/earn-grant";
import { provingAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";
import { cookieName } from "@/lib/sign-in/cookies";
import {
  stepUpChannelSchema,
  stepUpCodeSchema,
  stepUpPasswordSchema,
  stepUpRecoverySchema,
} from "@/lib/sign-in/schemas";
import { stepUpWithPassword, stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";

export const stepUpWithCodeAction = formAction(
  provingAction.inputSchema(stepUpCodeSchema).stateAction(({ parsedInput: { code, ...act }, ctx }) => {
    const proof = { kind: "authenticator", code } as const;
    return earnGrant(ctx, act, "code", (stepUp) => stepUpWithSecondFactor(stepUp, proof));
  }),
);

export const stepUpWithRecoveryCodeAction = formAction(
  provingAction.inputSchema(stepUpRecoverySchema).stateAction(({ parsedInput: { code, ...act }, ctx }) => {
    const proof = { kind: "recovery-code", code } as const;
    return earnGrant(ctx, act, "code", (stepUp) => stepUpWithSecondFactor(stepUp, proof));
  }),
);

/** With an authenticator that a provider keeps. */
export const stepUpWithChannelAction = formAction(
  provingAction
    .inputSchema(stepUpChannelSchema)
    .stateAction(({ parsedInput: { act, proof }, ctx }) =>
      earnGrant(ctx, act, "code", (stepUp) => stepUpWithSecondFactor(stepUp, proof)),
    ),
);

export const stepUpWithPasswordAction = formAction(
  provingAction
    .inputSchema(stepUpPasswordSchema)
    .stateAction(async ({ parsedInput: { password, ...act }, ctx }) => {
      const browserMark = (await cookies()).get(cookieName("browser"))?.value;
      return earnGrant(ctx, act, "password", (stepUp) => stepUpWithPassword(stepUp, password, browserMark));
    }),
);
