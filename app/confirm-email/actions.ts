// Owns what the confirming button does, for whoever holds the link, signed in or not.
"use server";

import { redirect } from "next/navigation";
import { confirmEmail } from "@/lib/accounts/email/confirm-email";
import { linkSchema } from "@/lib/accounts/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export const confirmEmailAction = formAction(
  countedAction.inputSchema(linkSchema).stateAction(async ({ parsedInput: { token }, ctx }) => {
    const signedInTo = (await currentSession())?.accountId;
    const result = await confirmEmail({ token, signedInTo, ...ctx });
    if (!result.ok) return refusalState(result);
    redirect("/confirm-email?done=yes");
  }),
);
