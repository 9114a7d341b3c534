// Owns what the form of a temporary code does: makes it and shows it, in this one answer.
"use server";

import { madeAnswer } from "@/app/admin/users/[id]/temporary-code/made-answer";
import { makeTemporaryCode } from "@/lib/admin/temporary-code/make-temporary-code";
import { fieldOfTemporaryCode, temporaryCodeSchema } from "@/lib/admin/temporary-code/schemas";
import { steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { requestContext } from "@/lib/platform/request-context";

export const makeTemporaryCodeAction = formAction(
  steppedUpAdminAction("temporary-code")
    .inputSchema(temporaryCodeSchema)
    .stateAction(async ({ parsedInput, ctx: { act } }) => {
      const result = await makeTemporaryCode(act, parsedInput);
      if (!result.ok) return refusalState(result, fieldOfTemporaryCode(result.error));
      requestContext().grantUsed = true;
      return madeAnswer(result.value);
    }),
  ["reasonClass", "reason", "email"],
  "reason",
);
