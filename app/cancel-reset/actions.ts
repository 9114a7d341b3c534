// Owns what the page of the link that calls a reset off does.
"use server";

import { redirect } from "next/navigation";
import { linkSchema } from "@/lib/accounts/schemas";
import { callOffByLink } from "@/lib/admin/resets/call-off-reset";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const cancelResetAction = formAction(
  countedAction.inputSchema(linkSchema).stateAction(async ({ parsedInput: { token }, ctx }) => {
    const result = await callOffByLink(token, ctx.trace, ctx.now);
    if (!result.ok) return refusalState(result);
    redirect("/cancel-reset?done=yes");
  }),
);
