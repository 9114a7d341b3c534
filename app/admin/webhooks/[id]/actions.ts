// Owns what the page of one webhook does by itself: send a test, and send a delivery again.
"use server";

import { adminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { sendAgain, sendTest } from "@/lib/webhooks/manage/deliveries";
import { sendAgainSchema, sendTestSchema } from "@/lib/webhooks/manage/schemas";

export const sendTestAction = formAction(
  adminAction.inputSchema(sendTestSchema).stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
    const result = await sendTest(id, act.now);
    if (!result.ok) return refusalState(result);
    return leaveDone(`/admin/webhooks/${id}`, "webhook-tested");
  }),
);

export const sendAgainAction = formAction(
  adminAction
    .inputSchema(sendAgainSchema)
    .stateAction(async ({ parsedInput: { id, delivery }, ctx: { act } }) => {
      const result = await sendAgain(id, delivery, act.now);
      if (!result.ok) return refusalState(result);
      return leaveDone(`/admin/webhooks/${id}`, "webhook-resent");
    }),
);
