// Owns what the button of an undo link does, for whoever reads the old address, signed in or not.
"use server";

import { redirect } from "next/navigation";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { linkSchema } from "@/lib/accounts/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const undoEmailAction = formAction(
  countedAction.inputSchema(linkSchema).stateAction(async ({ parsedInput: { token }, ctx }) => {
    const result = await undoEmailChange({ token, ...ctx });
    if (!result.ok) return refusalState(result);
    redirect("/undo-email?done=yes");
  }),
);
