// Owns what the form does that asks administrators for a reset. It opens nothing.
"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { askForHelp } from "@/lib/admin/resets/ask-for-help";
import { helpSchema } from "@/lib/admin/resets/schemas";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { cookieName } from "@/lib/sign-in/cookies";

export const askForHelpAction = formAction(
  guardedAction.inputSchema(helpSchema).stateAction(async ({ parsedInput: { text }, ctx }) => {
    const jar = await cookies();
    const ticket = jar.get(cookieName("ticket"))?.value ?? "";
    const browserMark = jar.get(cookieName("browser"))?.value;
    const result = await askForHelp({ ticket, text, browserMark, ...ctx });
    if (!result.ok && result.error === "ticket-expired") redirect("/sign-in?again=expired");
    if (!result.ok) return refusalState(result);
    redirect("/sign-in/help");
  }),
  ["text"],
);
