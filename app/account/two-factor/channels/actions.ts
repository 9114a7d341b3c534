// Owns what the pages of channels do: start one, send its code again, confirm it, and remove one.
"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { beginChannel } from "@/app/account/two-factor/channels/begin-channel";
import { finishChannel } from "@/app/account/two-factor/channels/finish-channel";
import { confirmChannel } from "@/lib/channels/adding/confirm-channel";
import { removeChannel } from "@/lib/channels/adding/remove-channel";
import {
  channelCodeSchema,
  removeChannelSchema,
  sendAgainSchema,
  startAuthySchema,
  startEmailSchema,
  startPhoneSchema,
} from "@/lib/channels/adding/schemas";
import { sendPendingCode } from "@/lib/channels/adding/send-pending-code";
import { provingAction, steppedUpAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { requestContext } from "@/lib/platform/request-context";

const starting = steppedUpAction("add-channel");

export const startPhoneAction = formAction(
  starting
    .inputSchema(startPhoneSchema)
    .stateAction(({ parsedInput: { phone, way }, ctx }) => beginChannel(ctx, { kind: "phone", phone }, way)),
  ["country", "phone", "way"],
);

export const startEmailAction = formAction(
  starting
    .inputSchema(startEmailSchema)
    .stateAction(({ parsedInput: { email }, ctx }) => beginChannel(ctx, { kind: "email", email }, "email")),
  ["email"],
);

export const startAuthyAction = formAction(
  starting
    .inputSchema(startAuthySchema)
    .stateAction(({ parsedInput: { phone }, ctx }) => beginChannel(ctx, { kind: "authy", phone }, null)),
  ["country", "phone"],
);

export const startTotpAction = formAction(
  starting
    .inputSchema(formSchema({}))
    .stateAction(({ ctx }) => beginChannel(ctx, { kind: "twilio-totp" }, null)),
);

export const sendAgainAction = formAction(
  userAction()
    .inputSchema(sendAgainSchema)
    .stateAction(async ({ parsedInput: { way }, ctx: { session, ...ctx } }) => {
      const owner = { accountId: session.accountId, sessionId: session.id };
      const from = { locale: await getLocale(), address: requestContext().clientAddress };
      const sent = await sendPendingCode({ owner, way, ...from, ...ctx });
      if (!sent.ok) return refusalState(sent);
      redirect(`/account/two-factor/channels/confirm`);
    }),
);

export const confirmChannelAction = formAction(
  provingAction
    .inputSchema(channelCodeSchema)
    .stateAction(async ({ parsedInput: { code }, ctx: { session, ...ctx } }) => {
      const owner = { accountId: session.accountId, sessionId: session.id };
      const confirmed = await confirmChannel({ owner, code, ...ctx });
      if (confirmed.ok) return finishChannel(confirmed.value, ctx.now);
      return refusalState(confirmed, confirmed.error.startsWith("channel-code") ? "code" : undefined);
    }),
);

export const removeChannelAction = formAction(
  steppedUpAction("remove-channel")
    .inputSchema(removeChannelSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const removed = await removeChannel(act, id);
      if (!removed.ok) return refusalState(removed);
      return leaveDone("/account/two-factor", "channel-removed");
    }),
);
