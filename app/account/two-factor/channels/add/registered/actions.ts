// Owns what the page of a registration does: confirm it, and have Authy send a code.
"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { finishChannel } from "@/app/account/two-factor/channels/finish-channel";
import { confirmRegistered } from "@/lib/channels/adding/confirm-registered";
import { channelCodeSchema, sendAgainSchema } from "@/lib/channels/adding/schemas";
import { sendPendingCode } from "@/lib/channels/adding/send-pending-code";
import { provingAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { requestContext } from "@/lib/platform/request-context";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import type { StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import { mayEnrollWithoutGrant } from "@/lib/two-factor/enrollment/may-enroll";

/** What permits it: the session alone while it is fresh, else a step-up, where whoever holds no grant is sent. */
async function claimOf(session: LiveSession, now: Date): Promise<StepUpClaim | undefined> {
  if (mayEnrollWithoutGrant(session, now)) return undefined;
  return requireStepUp(session, "add-channel", "registered");
}

export const confirmRegisteredAction = formAction(
  provingAction
    .inputSchema(channelCodeSchema)
    .stateAction(async ({ parsedInput: { code }, ctx: { session, ...ctx } }) => {
      const claim = await claimOf(session, ctx.now);
      const confirmed = await confirmRegistered({ session, claim, code, ...ctx });
      if (confirmed.ok) return finishChannel(confirmed.value, ctx.now);
      return refusalState(confirmed, confirmed.error.startsWith("channel-code") ? "code" : undefined);
    }),
);

export const sendRegisteredAction = formAction(
  userAction({ beforeEnrollment: true })
    .inputSchema(sendAgainSchema)
    .stateAction(async ({ parsedInput: { way }, ctx: { session, ...ctx } }) => {
      // A message costs money: whoever may not confirm has none sent.
      await claimOf(session, ctx.now);
      const owner = { accountId: session.accountId, sessionId: null };
      const from = { locale: await getLocale(), address: requestContext().clientAddress };
      const sent = await sendPendingCode({ owner, way, ...from, ...ctx });
      if (!sent.ok) return refusalState(sent);
      redirect(actPath("add-channel", "registered"));
    }),
);
