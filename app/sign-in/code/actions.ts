// Owns what the page of a code does: has one sent, and takes it.
"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { takeSecondStep } from "@/app/sign-in/take-second-step";
import { sendCodeSchema, signInCodeSchema } from "@/lib/channels/codes/code-schema";
import { lifeSeconds } from "@/lib/channels/codes/send-wait";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { TICKET_SECONDS } from "@/lib/platform/durations";
import { requestContext } from "@/lib/platform/request-context";
import { methodPath, TICKET_OVER_PATH } from "@/lib/sign-in/method-path";
import { sendSignInCode } from "@/lib/sign-in/send-sign-in-code";
import { readTicketCookie, writeTicketCookie } from "@/lib/sign-in/ticket-cookie";

export const sendSignInCodeAction = formAction(
  guardedAction.inputSchema(sendCodeSchema).stateAction(async ({ parsedInput: { with: page, way }, ctx }) => {
    const ticket = await readTicketCookie();
    const { clientAddress: address } = requestContext();
    const factor = page === "authy" ? page : way;
    const result = await sendSignInCode({
      ticket,
      factor,
      way,
      locale: await getLocale(),
      address,
      ...ctx,
    });
    if (!result.ok && result.error === "ticket-expired") redirect(TICKET_OVER_PATH);
    if (!result.ok && result.error !== "provider-unsure") return refusalState(result);
    await writeTicketCookie(ticket, Math.max(lifeSeconds(way), TICKET_SECONDS));
    redirect(result.ok ? methodPath(factor) : `${methodPath(factor)}&unsure=1`);
  }),
);

export const verifyChannelCodeAction = formAction(
  guardedAction
    .inputSchema(signInCodeSchema)
    .stateAction(({ parsedInput: proof, ctx }) => takeSecondStep({ proof, ...ctx }, "/account")),
);
