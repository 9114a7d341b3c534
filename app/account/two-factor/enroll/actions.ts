// Owns what the enrollment page does: show a QR code, and confirm the authenticator that scanned it.
"use server";

import { redirect } from "next/navigation";
import { beginEnrollment } from "@/app/begin-enrollment";
import { provingAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { openSession } from "@/lib/sign-in/open-session";
import { stepUpPath } from "@/lib/sign-in/step-up-path";
import { confirmEnrollment } from "@/lib/two-factor/confirm-enrollment";
import { confirmEnrollmentSchema } from "@/lib/two-factor/schemas";

export const startEnrollmentAction = formAction(
  userAction({ beforeEnrollment: true })
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx }) => {
      const result = await beginEnrollment(ctx);
      if (!result.ok && result.error === "step-up-required") redirect(stepUpPath("add-authenticator"));
      if (!result.ok) return refusalState(result);
      redirect("/account/two-factor/enroll");
    }),
);

export const confirmEnrollmentAction = formAction(
  provingAction.inputSchema(confirmEnrollmentSchema).stateAction(async ({ parsedInput, ctx }) => {
    const { session, ...rest } = ctx;
    const owner = { accountId: session.accountId, sessionId: session.id };
    const result = await confirmEnrollment({ owner, ...parsedInput, ...rest });
    if (!result.ok) return refusalState(result, result.error.startsWith("code") ? "code" : undefined);
    await openSession(result.value.signInGrant, ctx.now);
    redirect(result.value.hasNewCodes ? "/account/two-factor/recovery-codes" : "/account/two-factor");
  }),
  ["name"],
);
