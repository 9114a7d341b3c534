// Owns what the form behind a re-enrollment link does: link and password together lead to enrollment.
"use server";

import { cookies } from "next/headers";
import { enterNewAccount } from "@/app/enter-new-account";
import { fieldOfLinkForm } from "@/lib/accounts/errors";
import { linkAndPasswordSchema } from "@/lib/accounts/schemas";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { cookieName } from "@/lib/sign-in/cookies";

export const reEnrollAction = formAction(
  guardedAction.inputSchema(linkAndPasswordSchema).stateAction(async ({ parsedInput, ctx }) => {
    const browserMark = (await cookies()).get(cookieName("browser"))?.value;
    const result = await reEnroll({ ...parsedInput, browserMark, ...ctx });
    if (!result.ok) return refusalState(result, fieldOfLinkForm(result.error));
    return enterNewAccount(result.value, ctx);
  }),
);
