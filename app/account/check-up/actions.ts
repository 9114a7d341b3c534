// Owns what the check-up does with a code.
"use server";

import { redirect } from "next/navigation";
import { memberTryAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { checkUp } from "@/lib/two-factor/check-up";
import { totpCodeSchema } from "@/lib/two-factor/schemas";

export const checkUpAction = formAction(
  memberTryAction.inputSchema(totpCodeSchema).stateAction(async ({ parsedInput: { code }, ctx }) => {
    const result = await checkUp({ ...ctx, code });
    if (!result.ok) return refusalState(result, "code");
    redirect("/account/check-up?done=yes");
  }),
);
