// Owns what the form for a forgotten password does: the same answer for every address, and the work after it.
"use server";

import { redirect } from "next/navigation";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { forgotPasswordSchema } from "@/lib/accounts/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { afterAnswer } from "@/lib/platform/actions/after-answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { requestContext } from "@/lib/platform/request-context";

export const forgotPasswordAction = formAction(
  countedAction.inputSchema(forgotPasswordSchema).stateAction(async ({ parsedInput, ctx }) => {
    const { clientAddress } = requestContext();
    afterAnswer("forgot-password", () => forgotPassword({ ...parsedInput, clientAddress, ...ctx }));
    redirect("/forgot-password?sent=yes");
  }),
  ["email"],
);
