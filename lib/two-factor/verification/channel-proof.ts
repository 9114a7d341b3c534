// Owns judging and spending a code of a channel as a second factor: allowed when it is judged, and still when it is spent.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { factorRefusal } from "@/lib/channels/allowed-factors";
import { type CodeChannel, findChannel, roleOf } from "@/lib/channels/channel-store";
import { type ChannelVerdict, judgeChannelCode, spendChannelCode } from "@/lib/channels/codes/check-code";
import { PROVIDER_KEEPS_SECONDS } from "@/lib/channels/codes/code-store";
import type { ChannelError } from "@/lib/channels/errors";
import { type ChannelFactor, isAppKind, kindOf } from "@/lib/channels/kinds";
import { mayHaveGone } from "@/lib/channels/sends/send-store";
import { database, type Tx } from "@/lib/platform/db";
import { type Result, refused } from "@/lib/platform/result";
import { secondsBefore } from "@/lib/platform/seconds-after";
import type { Binding } from "@/lib/sign-in/binding";

export interface ChannelProof {
  kind: ChannelFactor;
  /** Digits alone. */
  code: string;
}

/** Whose code it is, and what it may have been sent for. */
export interface ChannelJudging {
  accountId: string;
  binding: Binding;
  /**
   * Whether a code that was sent counts: it signs in, and does not step up. An act such as taking an authenticator away
   * asks for the strongest factor (R68), and whoever reads somebody's mail, or has their number moved to another card,
   * must get no further than the person was told when the channel was added (R50, R51). So a step-up takes codes that
   * an authenticator made, a provider's included, or a recovery code. E-mail and telephone only ever stand beside one
   * of these, so nobody is kept out.
   */
  takesSentCodes: boolean;
  now: Date;
}

/** Errors: channel-refused-for-admins, channel-not-allowed, channel-missing, and those of judgeChannelCode. */
export async function judgeChannelProof(
  { kind: factor, code }: ChannelProof,
  { accountId, binding, takesSentCodes, now }: ChannelJudging,
): Promise<Result<ChannelVerdict, ChannelError>> {
  const refusal = await refusalNow(database(), accountId, factor);
  if (refusal) return refused(refusal);
  const channel = await findChannel(accountId, kindOf(factor));
  if (!channel) return refused("channel-missing");
  if (!takesSentCodes && (!isAppKind(channel.kind) || (await mayBeSent(channel, now))))
    return refused("channel-not-allowed");
  return judgeChannelCode({ accountId, channel, binding, code, now });
}

/**
 * Nobody can tell a code that Authy sent from one that its app shows. While Authy would still take one that it sent to
 * a number, for whichever account, no code for that number counts: to Authy one number is one person.
 */
function mayBeSent({ destinationHash }: CodeChannel, now: Date): Promise<boolean> {
  return mayHaveGone(destinationHash, secondsBefore(now, PROVIDER_KEEPS_SECONDS));
}

/** Consumes a right code. Returns what was spent: null when it, its channel, or the leave to use it is gone (R50). */
export async function spendChannelProof(
  tx: Tx,
  verdict: ChannelVerdict,
  now: Date,
): Promise<ChannelFactor | null> {
  const { accountId, factor } = verdict;
  if (await refusalNow(tx, accountId, factor)) return null;
  return (await spendChannelCode(tx, verdict, now)) ? factor : null;
}

async function refusalNow(tx: Tx, accountId: string, factor: ChannelFactor) {
  const role = await roleOf(tx, accountId);
  return role === null ? "channel-missing" : factorRefusal(await currentPolicy(tx), role, factor);
}
