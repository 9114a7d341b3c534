// Owns what the page of one webhook does by itself: send a test, and send a delivery again.
"use server";

import { redirect } from "next/navigation";
import { adminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { sendAgain, sendTest } from "@/lib/webhooks/manage/deliveries";
import { sendAgainSchema, sendTestSchema } from "@/lib/webhooks/manage/schemas";

export const sendTestAction = formAction(
  adminAction.inputSchema(sendTestSchema).stateAction(async ({ parsedInput: { id }, ctx }) => {
    const result = await sendTest(id, ctx.now);
    if (!result.ok) return refusalState(result);
    redirect(`/admin/webhooks/${id}?done=tested`);
  }),
);

export const sendAgainAction = formAction(
  adminAction.inputSchema(sendAgainSchema).stateAction(async ({ parsedInput: { id, delivery }, ctx }) => {
    const result = await sendAgain(id, delivery, ctx.now);
    if (!result.ok) return refusalState(result);
    redirect(`/admin/webhooks/${id}?done=resent`);
  }),
);
