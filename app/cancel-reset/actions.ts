// Owns what calls a reset of one's own account off: the button behind the mailed link, and the one on the overview.
"use server";

import { redirect } from "next/navigation";
import { linkSchema } from "@/lib/accounts/schemas";
import { callOffByLink, callOffOwnReset } from "@/lib/admin/resets/call-off-reset";
import { countedAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";

export const cancelResetAction = formAction(
  countedAction.inputSchema(linkSchema).stateAction(async ({ parsedInput: { token }, ctx }) => {
    const result = await callOffByLink(token, ctx.trace, ctx.now);
    if (!result.ok) return refusalState(result);
    redirect("/cancel-reset?done=yes");
  }),
);

export const cancelOwnResetAction = formAction(
  userAction()
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { session, trace, now } }) => {
      const result = await callOffOwnReset(session.accountId, trace, now);
      if (!result.ok) return refusalState(result);
      redirect("/account");
    }),
);
