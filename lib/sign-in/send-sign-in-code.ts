// Owns sending a code to whoever gave the right password: to a channel of the ticket's account, and never anywhere else.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import type { Trace } from "@/lib/audit/trace";
import { factorRefusal } from "@/lib/channels/allowed-factors";
import { findChannel } from "@/lib/channels/channel-store";
import { sendCode } from "@/lib/channels/codes/send-code";
import type { ChannelError } from "@/lib/channels/errors";
import { type ChannelFactor, kindOf, type Way, wayOf } from "@/lib/channels/kinds";
import { database } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";
import { type Result, refused } from "@/lib/platform/result";
import { lockInForce, secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { findTicket } from "@/lib/sign-in/ticket";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { lockRefusal } from "@/lib/two-factor/verification/checked-factor";

export interface SignInCodeRequest {
  ticket: string;
  factor: ChannelFactor;
  /** How Authy sends its code; for all others the factor says it. */
  way: Way | undefined;
  locale: Locale;
  /** The client's, canonical as the edge saw it. */
  address: string;
  trace: Trace;
  now: Date;
}

/**
 * Sends a code for one ticket. Whose channel it is comes from the ticket's row alone (R18). While the account takes no
 * codes, none is sent. Errors: ticket-expired, attempts-locked, attempts-frozen, channel-refused-for-admins,
 * channel-not-allowed, channel-missing, and those of sendCode.
 */
export async function sendSignInCode(
  request: SignInCodeRequest,
): Promise<Result<{ waitSeconds: number }, ChannelError | TwoFactorError>> {
  const { ticket, factor, locale, address, trace, now } = request;
  const live = await findTicket(ticket, now);
  if (!live) return refused("ticket-expired");
  const { id: ticketId, accountId, role } = live;
  const lockedUntil = await lockInForce(database(), secondFactorKey(accountId), now);
  if (lockedUntil) return lockRefusal(lockedUntil);
  const refusal = factorRefusal(await currentPolicy(), role, factor);
  if (refusal) return refused(refusal);
  const way = factor === "authy" ? request.way : wayOf(factor);
  if (!way) return refused("channel-not-allowed");
  const channel = await findChannel(accountId, kindOf(factor));
  if (!channel) return refused("channel-missing");
  const binding = { for: "ticket", ticketId } as const;
  return sendCode({ accountId, channel, way, binding, locale, address, trace, now });
}
