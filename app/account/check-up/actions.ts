// Owns what the check-up does with a code.
"use server";

import { memberTryAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { checkUp } from "@/lib/two-factor/authenticators/check-up";
import { totpCodeSchema } from "@/lib/two-factor/schemas";

export const checkUpAction = formAction(
  memberTryAction.inputSchema(totpCodeSchema).stateAction(async ({ parsedInput: { code }, ctx }) => {
    const result = await checkUp({ ...ctx, code });
    if (!result.ok) return refusalState(result, "code");
    return leaveDone("/account/check-up", "checked-up");
  }),
);
