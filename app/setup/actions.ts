// Owns what the set-up form does: the first administrator, once.
"use server";

import { redirect } from "next/navigation";
import { beginEnrollment } from "@/app/begin-enrollment";
import { fieldOfNewAccount } from "@/lib/accounts/errors";
import { createFirstAdmin } from "@/lib/admin/create-first-admin";
import { firstAdminSchema } from "@/lib/admin/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { openSession } from "@/lib/sign-in/open-session";

export const setUpAction = formAction(
  countedAction.inputSchema(firstAdminSchema).stateAction(async ({ parsedInput, ctx }) => {
    const result = await createFirstAdmin({ ...parsedInput, ...ctx });
    if (!result.ok) return refusalState(result, fieldOfNewAccount(result.error));
    const session = await openSession(result.value, ctx.now);
    await beginEnrollment({ session, ...ctx });
    redirect("/account/two-factor/enroll");
  }),
  ["email"],
);
