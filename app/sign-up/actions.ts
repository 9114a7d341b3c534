// Owns what the sign-up form does: an account at once, or a mail first, as SIGN_UP says.
"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { enterNewAccount } from "@/app/enter-new-account";
import { fieldOfNewAccount } from "@/lib/accounts/errors";
import { signUpSchema } from "@/lib/accounts/schemas";
import { requestSignUp } from "@/lib/accounts/sign-up/pending-sign-up";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { newAccountAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { settings } from "@/lib/platform/env";
import { requestContext } from "@/lib/platform/request-context";

export const signUpAction = formAction(
  newAccountAction.inputSchema(signUpSchema).stateAction(async ({ parsedInput, ctx }) => {
    const { clientAddress } = requestContext();
    const wish = { ...parsedInput, ...ctx, locale: await getLocale() };
    const mailFirst = settings().signUp === "confirmed";
    const result = await (mailFirst ? requestSignUp({ ...wish, clientAddress }) : signUp(wish));
    if (!result.ok) return refusalState(result, fieldOfNewAccount(result.error));
    if (result.value === null) redirect("/sign-up?sent=yes");
    return enterNewAccount(result.value, ctx);
  }),
  ["email"],
);
