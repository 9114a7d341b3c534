// Owns what the form of an invitation does: the invited account, with the password that is chosen now.
"use server";

import { getLocale } from "next-intl/server";
import { enterNewAccount } from "@/app/enter-new-account";
import { fieldOfLinkForm } from "@/lib/accounts/errors";
import { linkAndPasswordSchema } from "@/lib/accounts/schemas";
import { acceptInvitation } from "@/lib/accounts/sign-up/invitation";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const acceptInvitationAction = formAction(
  guardedAction.inputSchema(linkAndPasswordSchema).stateAction(async ({ parsedInput, ctx }) => {
    const result = await acceptInvitation({ ...parsedInput, ...ctx, locale: await getLocale() });
    if (!result.ok) return refusalState(result, fieldOfLinkForm(result.error));
    return enterNewAccount(result.value, ctx);
  }),
);
