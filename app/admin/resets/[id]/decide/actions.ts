// Owns what the forms of a decision do: yes or no to a request, a second administrator's yes, calling off.
"use server";

import { calledOffAnswer, refusedAnswer, resetAnswer } from "@/app/admin/resets/reset-answer";
import { approveReset } from "@/lib/admin/resets/approve-reset";
import { callOffAsAdmin } from "@/lib/admin/resets/call-off-reset";
import { approveRequest, refuseRequest } from "@/lib/admin/resets/decide-request";
import { approvalSchema, refusalSchema, resetIdSchema, resetSchema } from "@/lib/admin/resets/schemas";
import { steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";

export const approveRequestAction = formAction(
  steppedUpAdminAction("decide-reset")
    .inputSchema(resetSchema)
    .stateAction(async ({ parsedInput: { id, ...order }, ctx: { act } }) =>
      resetAnswer(await approveRequest(act, id, order)),
    ),
  ["reasonClass", "reason", "time", "email"],
  "reason",
);

export const refuseRequestAction = formAction(
  steppedUpAdminAction("decide-reset")
    .inputSchema(refusalSchema)
    .stateAction(async ({ parsedInput: { id, reason }, ctx: { act } }) =>
      refusedAnswer(await refuseRequest(act, id, reason)),
    ),
  ["reason"],
  "reason",
);

export const approveResetAction = formAction(
  steppedUpAdminAction("decide-reset")
    .inputSchema(approvalSchema)
    .stateAction(async ({ parsedInput: { id, email }, ctx: { act } }) =>
      resetAnswer(await approveReset(act, id, email)),
    ),
  ["email"],
);

export const callOffResetAction = formAction(
  steppedUpAdminAction("decide-reset")
    .inputSchema(resetIdSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) =>
      calledOffAnswer(await callOffAsAdmin(act, id)),
    ),
);
