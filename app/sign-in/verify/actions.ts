// Owns what the verification form does.
"use server";

import { takeSecondStep } from "@/app/sign-in/take-second-step";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";
import { verifySchema } from "@/lib/two-factor/trusted-devices/trusted-device-schemas";

export const verifyAction = formAction(
  guardedAction.inputSchema(verifySchema).stateAction(({ parsedInput: { code, trust }, ctx }) => {
    const proof = { kind: "authenticator", code } as const;
    return takeSecondStep({ proof, trustsBrowser: trust === "on", ...ctx }, "/account");
  }),
  ["trust"],
);
