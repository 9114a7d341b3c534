// Owns judging and spending a code of a channel: attempts are reserved first, and a right code counts once.
import "server-only";
import { type CodeChannel, noteAppCode, noteChannelUse } from "@/lib/channels/channel-store";
import {
  consumeCode,
  findLiveCode,
  type LiveCode,
  reserveCodeAttempt,
  returnCodeAttempt,
} from "@/lib/channels/codes/code-store";
import { appCodeHash, ownCodeHash, sameHash } from "@/lib/channels/codes/own-code";
import { openDestination } from "@/lib/channels/destination";
import { type ChannelError, isWithoutVerdict } from "@/lib/channels/errors";
import { type ChannelFactor, isAppKind, isChannelFactor } from "@/lib/channels/kinds";
import { providerOf } from "@/lib/channels/provider-of";
import { noteVerified } from "@/lib/channels/sends/reserve-send";
import type { Tx } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { Binding } from "@/lib/sign-in/binding";

export interface ChannelCheck {
  accountId: string;
  channel: CodeChannel;
  /** The one ticket or act that the code must have been sent for. */
  binding: Binding;
  /** Digits alone. */
  code: string;
  now: Date;
}

/** A code that is right and waits to be consumed. */
export interface ChannelVerdict {
  accountId: string;
  channel: CodeChannel;
  /** What it proves; for a telephone, how the code was sent. */
  factor: ChannelFactor;
  /** The code that was sent, where one was. */
  sent: Pick<LiveCode, "id" | "sendId"> | null;
  /** The hash by which a code of a provider's app is recognized later: a channel that it confirms stores it. */
  codeHash: string | null;
}

/**
 * Judges a code, whoever made it. Reserves one of its attempts (R53) and consumes nothing of ours; a provider consumes
 * what it finds right. Errors: channel-code-wrong, channel-code-expired (nothing was sent for this ticket or act, a newer
 * code replaced it, or its time or its attempts are over), channel-not-allowed, and those of the provider.
 */
export async function judgeChannelCode(check: ChannelCheck): Promise<Result<ChannelVerdict, ChannelError>> {
  const { accountId, channel, binding, code, now } = check;
  const isApp = isAppKind(channel.kind);
  const sent = await findLiveCode(channel.id, binding, now);
  if (!sent && !isApp) return refused("channel-code-expired");
  if (sent && !(await reserveCodeAttempt(sent.id, now))) return refused("channel-code-expired");
  const right = await compare(check, sent);
  if (!right.ok) return right;
  if (!right.value) return refused("channel-code-wrong");
  const factor = channel.kind === "phone" && sent ? sent.way : channel.kind;
  if (!isChannelFactor(factor)) throw new Error(`a code of ${channel.kind} proves nothing`);
  const codeHash = isApp ? appCodeHash(code, accountId) : null;
  return accepted({ accountId, channel, factor, sent, codeHash });
}

async function compare(check: ChannelCheck, sent: LiveCode | null): Promise<Result<boolean, ChannelError>> {
  const { channel, binding, code } = check;
  if (sent?.hash) return accepted(sameHash(sent.hash, ownCodeHash(code, sent.id, binding)));
  const provider = providerOf(channel.kind, null);
  if (!provider) return refused("channel-not-allowed");
  try {
    const to = await openDestination(channel, channel.table);
    const checked = await provider.check(to, code, sent?.providerRef ?? null);
    if (checked.ok) return checked;
    if (isWithoutVerdict(checked.error) && sent) await returnCodeAttempt(sent.id);
    if (checked.error !== "code-gone") return checked;
    return refused(sent ? "channel-code-expired" : "channel-code-wrong");
  } catch (fault) {
    if (sent) await returnCodeAttempt(sent.id);
    throw fault;
  }
}

/**
 * Consumes a right code, in the transaction that gives what it buys. False when it was used, when a newer one replaced
 * it, or when its channel is gone.
 */
export async function spendChannelCode(tx: Tx, verdict: ChannelVerdict, now: Date): Promise<boolean> {
  const { channel, sent, codeHash } = verdict;
  if (sent && !(await consumeCode(tx, sent.id, now))) return false;
  if (!(await noteUse(tx, channel, codeHash, now))) return false;
  if (sent) await noteVerified(tx, sent.sendId, now);
  return true;
}

/** A pending channel is not used but confirmed: whoever confirms it consumes its row. */
async function noteUse(
  tx: Tx,
  { id, table }: CodeChannel,
  codeHash: string | null,
  now: Date,
): Promise<boolean> {
  if (table === "PendingChannel") return true;
  return codeHash ? noteAppCode(tx, id, codeHash, now) : noteChannelUse(tx, id, now);
}
