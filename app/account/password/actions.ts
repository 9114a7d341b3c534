// Owns what the password page does.
"use server";

import { cookies } from "next/headers";
import { fieldOfPasswordChange } from "@/lib/accounts/errors";
import { changePassword } from "@/lib/accounts/passwords/change-password";
import { changePasswordSchema } from "@/lib/accounts/schemas";
import { steppedUpTryAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { cookieName } from "@/lib/sign-in/cookies";
import { keepSession, markBrowser } from "@/lib/sign-in/sessions/open-session";

export const changePasswordAction = formAction(
  steppedUpTryAction("change-password")
    .inputSchema(changePasswordSchema)
    .stateAction(async ({ parsedInput, ctx }) => {
      const browserMark = (await cookies()).get(cookieName("browser"))?.value;
      const result = await changePassword({ ...parsedInput, ...ctx, browserMark });
      if (!result.ok) return refusalState(result, fieldOfPasswordChange(result.error));
      await keepSession(result.value);
      await markBrowser(ctx.session.accountId, ctx.now);
      return leaveDone("/account", "password-changed");
    }),
);
