// Owns what the page of the second address does: ask for one, cancel that, and remove it.
"use server";

import { redirect } from "next/navigation";
import { cancelSecondEmail, removeSecondEmail, requestSecondEmail } from "@/lib/accounts/email/second-email";
import { newEmailSchema } from "@/lib/accounts/schemas";
import { steppedUpAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { requestContext } from "@/lib/platform/request-context";

export const addSecondEmailAction = formAction(
  steppedUpAction("change-second-email")
    .inputSchema(newEmailSchema)
    .stateAction(async ({ parsedInput: { email }, ctx: { act } }) => {
      const result = await requestSecondEmail(act, email, requestContext().clientAddress);
      if (!result.ok) return refusalState(result, "email");
      redirect("/account/second-email");
    }),
  ["email"],
);

export const cancelSecondEmailAction = formAction(
  userAction()
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { session } }) => {
      await cancelSecondEmail(session.accountId);
      return leaveDone("/account", "second-email-cancelled");
    }),
);

export const removeSecondEmailAction = formAction(
  steppedUpAction("change-second-email")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { act } }) => {
      const result = await removeSecondEmail(act);
      if (!result.ok) return refusalState(result);
      return leaveDone("/account", "second-email-removed");
    }),
);
