// Owns sending the code that confirms a new channel.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import type { Trace } from "@/lib/audit/trace";
import { whyNotAdd } from "@/lib/channels/adding/may-add";
import { findPending, type PendingOwner, type PendingRow } from "@/lib/channels/adding/pending-store";
import type { StartError } from "@/lib/channels/adding/start-channel";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { sendCode } from "@/lib/channels/codes/send-code";
import { type ChannelFactor, type ChannelKind, WAYS_OF, type Way } from "@/lib/channels/kinds";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/locale";
import { type Result, refused } from "@/lib/platform/result";

/**
 * Ways in which the code that confirms a channel may be sent. Authy sends its own, whatever the policy says of text
 * messages and calls, where there is a country that codes may go to.
 */
export function waysToConfirm(kind: ChannelKind, allowed: readonly ChannelFactor[]): Way[] {
  if (kind === "authy") return settings().providers.smsAllowedCountries.length > 0 ? ["sms", "voice"] : [];
  return WAYS_OF[kind].filter((way) => allowed.includes(way));
}

export interface PendingCodeRequest {
  /** Whose pending channel it is, as `findPending` takes it. */
  owner: PendingOwner;
  way: Way;
  locale: Locale;
  /** The client's, canonical as the edge saw it. */
  address: string;
  trace: Trace;
  now: Date;
}

/**
 * Sends the code, and returns the seconds until the next one may be asked for.
 * Errors: pending-channel-missing, those of whyNotAdd and of sendCode.
 */
export async function sendPendingCode({
  owner,
  way,
  ...request
}: PendingCodeRequest): Promise<Result<{ waitSeconds: number }, StartError>> {
  const { accountId } = owner;
  const channel: PendingRow | null = await findPending(owner, request.now);
  if (!channel) return refused("pending-channel-missing");
  const refusal = await whyNotAdd(database(), accountId, channel.kind);
  if (refusal) return refused(refusal);
  // Whoever may add the channel is a member.
  const allowed = allowedFactors(await currentPolicy(), "member");
  if (!waysToConfirm(channel.kind, allowed).includes(way)) return refused("channel-not-allowed");
  const binding = { for: "adding", pendingId: channel.id } as const;
  return sendCode({ accountId, channel, way, binding, ...request });
}
