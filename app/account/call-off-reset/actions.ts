// Owns what the page on which one stops a reset of one's own account does.
"use server";

import { callOffOwnReset } from "@/lib/admin/resets/call-off-reset";
import { steppedUpAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";

export const callOffOwnResetAction = formAction(
  steppedUpAction("call-off-reset")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { act } }) => {
      const result = await callOffOwnReset(act);
      if (!result.ok) return refusalState(result);
      return leaveDone("/account", "own-reset-called-off");
    }),
);
