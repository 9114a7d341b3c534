// Owns what the form does that asks administrators for a reset. It opens nothing.
"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askForHelp } from "@/lib/admin/resets/ask-for-help";
import { helpSchema } from "@/lib/admin/resets/schemas";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import type { FormState } from "@/lib/platform/actions/form-state";
import { cookieName } from "@/lib/sign-in/cookies";
import { readTicketCookie } from "@/lib/sign-in/ticket-cookie";

export const askForHelpAction = formAction(
  guardedAction.inputSchema(helpSchema).stateAction(async ({ parsedInput: { text }, ctx }) => {
    const ticket = await readTicketCookie();
    const browserMark = (await cookies()).get(cookieName("browser"))?.value;
    const result = await askForHelp({ ticket, text, browserMark, ...ctx });
    if (result.ok) redirect("/sign-in/help");
    const refusal = await refusalState(result);
    return result.error === "ticket-expired" ? { ...refusal, ...(await wayAside()) } : refusal;
  }),
  ["text"],
);

/** With scripts what was written stays on the page; without them the page itself leads back to the password. */
async function wayAside(): Promise<FormState> {
  const t = await getTranslations("resetHelp");
  return { hint: t("expiredHint"), aside: { href: "/sign-in", label: t("aside") } };
}
