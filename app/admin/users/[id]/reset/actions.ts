// Owns what the form of a reset does.
"use server";

import { resetAnswer } from "@/app/admin/resets/reset-answer";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { resetSchema } from "@/lib/admin/resets/schemas";
import { steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";

export const resetSecondFactorAction = formAction(
  steppedUpAdminAction("reset-second-factor")
    .inputSchema(resetSchema)
    .stateAction(async ({ parsedInput: { id: accountId, ...order }, ctx: { act } }) =>
      resetAnswer(await resetSecondFactor(act, { accountId, ...order })),
    ),
  ["reasonClass", "reason", "time", "email"],
  "reason",
);
