// Owns what the form behind a reset link does. It never signs anybody in (R70).
"use server";

import { redirect } from "next/navigation";
import { fieldOfLinkForm } from "@/lib/accounts/errors";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { linkAndPasswordSchema } from "@/lib/accounts/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export const resetPasswordAction = formAction(
  countedAction.inputSchema(linkAndPasswordSchema).stateAction(async ({ parsedInput, ctx }) => {
    const result = await resetPassword({ ...parsedInput, ...ctx });
    if (!result.ok) return refusalState(result, fieldOfLinkForm(result.error));
    // All sessions of that account are over by now: one that is open here is another account's.
    if (await currentSession()) return leaveDone("/account", "other-password-reset");
    redirect("/sign-in?again=password");
  }),
);
