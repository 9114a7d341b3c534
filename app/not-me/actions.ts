// Owns what the button behind "this was not me" does.
"use server";

import { redirect } from "next/navigation";
import { reportAccount } from "@/lib/accounts/report-account";
import { linkSchema } from "@/lib/accounts/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export const notMeAction = formAction(
  countedAction.inputSchema(linkSchema).stateAction(async ({ parsedInput: { token }, ctx }) => {
    const result = await reportAccount({ token, ...ctx });
    if (!result.ok) return refusalState(result);
    // All sessions of that account are over by now: one that is open here is another account's.
    if (await currentSession()) return leaveDone("/account", "other-account-reported");
    redirect("/sign-in?again=reported");
  }),
);
