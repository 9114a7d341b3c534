// Owns what the button behind "this was not me" does.
"use server";

import { redirect } from "next/navigation";
import { reportAccount } from "@/lib/accounts/report-account";
import { linkSchema } from "@/lib/accounts/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const notMeAction = formAction(
  countedAction.inputSchema(linkSchema).stateAction(async ({ parsedInput: { token }, ctx }) => {
    const result = await reportAccount({ token, ...ctx });
    if (!result.ok) return refusalState(result);
    redirect("/sign-in?again=reported");
  }),
);
