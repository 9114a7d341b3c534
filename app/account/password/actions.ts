// Owns what the password page does, and the button "This was not me" for those who are signed in.
"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { changePassword } from "@/lib/accounts/change-password";
import { fieldOfPasswordChange } from "@/lib/accounts/errors";
import { reportFromSession } from "@/lib/accounts/report-account";
import { changePasswordSchema } from "@/lib/accounts/schemas";
import { steppedUpTryAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { cookieName } from "@/lib/sign-in/cookies";
import { keepSession } from "@/lib/sign-in/open-session";

export const changePasswordAction = formAction(
  steppedUpTryAction("change-password")
    .inputSchema(changePasswordSchema)
    .stateAction(async ({ parsedInput, ctx }) => {
      const browserMark = (await cookies()).get(cookieName("browser"))?.value;
      const result = await changePassword({ ...parsedInput, ...ctx, browserMark });
      if (!result.ok) return refusalState(result, fieldOfPasswordChange(result.error));
      await keepSession(result.value);
      redirect("/account");
    }),
);

export const reportAction = formAction(
  userAction()
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx }) => {
      await keepSession(await reportFromSession(ctx.session, ctx.trace, ctx.now));
      redirect("/account/password");
    }),
);
