// Owns what the sign-up form does.
"use server";

import { redirect } from "next/navigation";
import { beginEnrollment } from "@/app/begin-enrollment";
import { fieldOfNewAccount } from "@/lib/accounts/errors";
import { signUpSchema } from "@/lib/accounts/schemas";
import { signUp } from "@/lib/accounts/sign-up";
import { newAccountAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { openSession } from "@/lib/sign-in/open-session";

export const signUpAction = formAction(
  newAccountAction.inputSchema(signUpSchema).stateAction(async ({ parsedInput, ctx }) => {
    const result = await signUp({ ...parsedInput, ...ctx });
    if (!result.ok) return refusalState(result, fieldOfNewAccount(result.error));
    const session = await openSession(result.value, ctx.now);
    await beginEnrollment({ session, ...ctx });
    redirect("/account/two-factor/enroll");
  }),
  ["email"],
);
