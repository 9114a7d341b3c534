// Owns what the forms around one's own address do: change it, cancel the change, ask for the link once more.
"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cancelEmailChange, requestEmailChange } from "@/lib/accounts/email/change-email";
import { resendConfirmation } from "@/lib/accounts/email/confirm-email";
import { newEmailSchema } from "@/lib/accounts/schemas";
import { steppedUpAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { requestContext } from "@/lib/platform/request-context";

export const changeEmailAction = formAction(
  steppedUpAction("change-email")
    .inputSchema(newEmailSchema)
    .stateAction(async ({ parsedInput: { email }, ctx: { act } }) => {
      const { clientAddress } = requestContext();
      const result = await requestEmailChange(act, email, clientAddress);
      if (!result.ok) return refusalState(result, "email");
      redirect("/account/email");
    }),
  ["email"],
);

export const cancelEmailChangeAction = formAction(
  userAction()
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx }) => {
      await cancelEmailChange(ctx.session.accountId, ctx.trace, ctx.now);
      return leaveDone("/account", "email-change-cancelled");
    }),
);

export const resendConfirmationAction = formAction(
  userAction({ beforeEnrollment: true })
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { session, now } }) => {
      const { clientAddress } = requestContext();
      const result = await resendConfirmation({ accountId: session.accountId, clientAddress, now });
      if (!result.ok) return refusalState(result);
      return { ok: true, message: (await getTranslations("email"))("resent") };
    }),
);
