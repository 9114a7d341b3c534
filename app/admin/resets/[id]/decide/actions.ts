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
    .stateAction(async ({ parsedInput: { id, ...order }, ctx: { session, ...ctx } }) =>
      resetAnswer(await approveRequest({ actorId: session.accountId, ...ctx }, id, order)),
    ),
  ["reasonClass", "reason", "time", "email"],
  "reason",
);

export const refuseRequestAction = formAction(
  steppedUpAdminAction("decide-reset")
    .inputSchema(refusalSchema)
    .stateAction(async ({ parsedInput: { id, reason }, ctx: { session, ...ctx } }) =>
      refusedAnswer(await refuseRequest({ actorId: session.accountId, ...ctx }, id, reason)),
    ),
  ["reason"],
  "reason",
);

export const approveResetAction = formAction(
  steppedUpAdminAction("decide-reset")
    .inputSchema(approvalSchema)
    .stateAction(async ({ parsedInput: { id, email }, ctx: { session, ...ctx } }) =>
      resetAnswer(await approveReset({ actorId: session.accountId, ...ctx }, id, email)),
    ),
  ["email"],
);

export const callOffResetAction = formAction(
  steppedUpAdminAction("decide-reset")
    .inputSchema(resetIdSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { session, ...ctx } }) =>
      calledOffAnswer(await callOffAsAdmin({ actorId: session.accountId, ...ctx }, id)),
    ),
);
