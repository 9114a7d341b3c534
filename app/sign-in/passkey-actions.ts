// Owns signing in with a passkey alone: asks the browser before anybody said who they are, and takes its answer.
"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { requestOrigin } from "@/app/request-origin";
import { askAnybody } from "@/lib/passkeys/ask";
import { browserMark, newBrowserMark } from "@/lib/passkeys/browser-mark";
import { passkeyAnswerSchema } from "@/lib/passkeys/schemas";
import { signInWithPasskey } from "@/lib/passkeys/sign-in-with-passkey";
import { askingAction, guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { requestContext } from "@/lib/platform/request-context";
import { cookieField, cookieName } from "@/lib/sign-in/cookies";
import { openSession } from "@/lib/sign-in/sessions/open-session";

export const askBrowserAction = formAction(
  askingAction.inputSchema(formSchema({})).stateAction(async ({ ctx: { now } }) => {
    const known = browserMark((await cookies()).get(cookieName("passkey"))?.value);
    const { token, mark } = known ?? newBrowserMark();
    if (!known) requestContext().answer.cookie = cookieField("passkey", token);
    return { ceremony: await askAnybody(mark, await requestOrigin(), now) };
  }),
);

export const signInWithPasskeyAction = formAction(
  guardedAction.inputSchema(passkeyAnswerSchema).stateAction(async ({ parsedInput, ctx }) => {
    const known = browserMark((await cookies()).get(cookieName("passkey"))?.value);
    const result = await signInWithPasskey({ mark: known?.mark ?? "", ...parsedInput, ...ctx });
    if (!result.ok) return refusalState(result);
    await openSession(result.value, ctx.now);
    redirect("/account");
  }),
);
