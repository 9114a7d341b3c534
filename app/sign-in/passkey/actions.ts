// Owns what the passkey page of the second step does: asks the browser, and takes its answer.
"use server";

import { redirect } from "next/navigation";
import { requestOrigin } from "@/app/request-origin";
import { takeSecondStep } from "@/app/sign-in/take-second-step";
import { askAccount } from "@/lib/passkeys/ask";
import { passkeyAnswerSchema } from "@/lib/passkeys/schemas";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { TICKET_OVER_PATH } from "@/lib/sign-in/method-path";
import { findTicket } from "@/lib/sign-in/ticket";
import { readTicketCookie } from "@/lib/sign-in/ticket-cookie";

export const askAtTicketAction = formAction(
  guardedAction.inputSchema(formSchema({})).stateAction(async ({ ctx: { now } }) => {
    const ticket = await findTicket(await readTicketCookie(), now);
    if (!ticket) redirect(TICKET_OVER_PATH);
    const { id: ticketId, accountId } = ticket;
    const asked = { accountId, origin: await requestOrigin() };
    const result = await askAccount({ for: "ticket", ticketId }, asked, now);
    return result.ok ? { ceremony: result.value } : refusalState(result);
  }),
);

export const verifyPasskeyAction = formAction(
  guardedAction
    .inputSchema(passkeyAnswerSchema)
    .stateAction(({ parsedInput, ctx }) =>
      takeSecondStep({ proof: { kind: "passkey", ...parsedInput }, ...ctx }, "/account"),
    ),
);
