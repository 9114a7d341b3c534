// Owns what the last form of a sign-up does: the account, made of the link and the chosen password.
"use server";

import { enterNewAccount } from "@/app/enter-new-account";
import { fieldOfLinkForm } from "@/lib/accounts/errors";
import { linkAndPasswordSchema } from "@/lib/accounts/schemas";
import { confirmSignUp } from "@/lib/accounts/sign-up/confirm-sign-up";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const confirmSignUpAction = formAction(
  guardedAction.inputSchema(linkAndPasswordSchema).stateAction(async ({ parsedInput, ctx }) => {
    const result = await confirmSignUp({ ...parsedInput, ...ctx });
    if (!result.ok) return refusalState(result, fieldOfLinkForm(result.error));
    return enterNewAccount(result.value, ctx);
  }),
);
