// Owns what the enrollment page does: show a QR code, and confirm the authenticator that scanned it.
"use server";

import { redirect } from "next/navigation";
import { beginEnrollment } from "@/app/begin-enrollment";
import { provingAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { openSession } from "@/lib/sign-in/sessions/open-session";
import { actPath, stepUpPath } from "@/lib/sign-in/step-up/step-up-path";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { confirmEnrollmentSchema, startEnrollmentSchema } from "@/lib/two-factor/schemas";

export const startEnrollmentAction = formAction(
  userAction({ beforeEnrollment: true })
    .inputSchema(startEnrollmentSchema)
    .stateAction(async ({ parsedInput: { replaces: replacesId }, ctx }) => {
      const result = await beginEnrollment({ ...ctx, replacesId });
      if (!result.ok && result.error === "step-up-required")
        redirect(stepUpPath("add-authenticator", replacesId));
      if (!result.ok) return refusalState(result);
      redirect(actPath("add-authenticator", replacesId));
    }),
);

export const confirmEnrollmentAction = formAction(
  provingAction.inputSchema(confirmEnrollmentSchema).stateAction(async ({ parsedInput, ctx }) => {
    const { session, ...rest } = ctx;
    const owner = { accountId: session.accountId, sessionId: session.id };
    const result = await confirmEnrollment({ owner, ...parsedInput, ...rest });
    if (!result.ok) return refusalState(result, result.error.startsWith("code") ? "code" : undefined);
    await openSession(result.value.signInGrant, ctx.now);
    if (result.value.hasNewCodes) redirect("/account/two-factor/recovery-codes");
    if (result.value.isReplacement) redirect("/account/two-factor/new-phone");
    return leaveDone("/account/two-factor", "authenticator-added");
  }),
  ["name"],
);
