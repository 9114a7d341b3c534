// Owns what the sign-in form does: a right password leads to the second factor, never past it.
"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { TICKET_SECONDS } from "@/lib/platform/durations";
import { cookieName } from "@/lib/sign-in/cookies";
import { firstMethodPath } from "@/lib/sign-in/first-method-path";
import { signInSchema } from "@/lib/sign-in/schemas";
import { openSession } from "@/lib/sign-in/sessions/open-session";
import { signIn } from "@/lib/sign-in/sign-in";
import { writeTicketCookie } from "@/lib/sign-in/ticket-cookie";

export const signInAction = formAction(
  guardedAction.inputSchema(signInSchema).stateAction(async ({ parsedInput, ctx }) => {
    const jar = await cookies();
    const browserMark = jar.get(cookieName("browser"))?.value;
    const deviceToken = jar.get(cookieName("trusted"))?.value;
    const result = await signIn({ ...parsedInput, browserMark, deviceToken }, ctx.trace, ctx.now);
    if (!result.ok) return refusalState(result);
    if (result.value.kind === "ticket") {
      await writeTicketCookie(result.value.token, TICKET_SECONDS);
      redirect(await firstMethodPath(result.value.token, ctx.now));
    }
    await openSession(result.value.token, ctx.now);
    redirect("/account");
  }),
  ["email"],
);
