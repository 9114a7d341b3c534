// Owns what the form behind a reset link does. It never signs anybody in (R70).
"use server";

import { redirect } from "next/navigation";
import { fieldOfLinkForm } from "@/lib/accounts/errors";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { linkAndPasswordSchema } from "@/lib/accounts/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const resetPasswordAction = formAction(
  countedAction.inputSchema(linkAndPasswordSchema).stateAction(async ({ parsedInput, ctx }) => {
    const result = await resetPassword({ ...parsedInput, ...ctx });
    if (!result.ok) return refusalState(result, fieldOfLinkForm(result.error));
    redirect("/sign-in?again=password");
  }),
);
