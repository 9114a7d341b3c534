// Owns the confirmation of a new channel: a code proves that its destination is the person's, and one transaction adds it.
import "server-only";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { NewChannel } from "@/lib/channels/adding/confirmed-store";
import { judgePending } from "@/lib/channels/adding/judge-pending";
import { type MayAddError, whyNotAdd } from "@/lib/channels/adding/may-add";
import {
  consumePending,
  findPending,
  type PendingRow,
  reservePendingAttempt,
  returnPendingAttempt,
} from "@/lib/channels/adding/pending-store";
import { replaceChannel } from "@/lib/channels/adding/replace-channel";
import { nameOf } from "@/lib/channels/channel-name";
import { type ChannelVerdict, spendChannelCode } from "@/lib/channels/codes/check-code";
import { openDestination, sealDestination } from "@/lib/channels/destination";
import type { ChannelError } from "@/lib/channels/errors";
import { isAppKind } from "@/lib/channels/kinds";
import { type Tx, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { endSessionsAndTrust } from "@/lib/sign-in/sessions/end-sessions";
import { factorCountOf } from "@/lib/two-factor/account-store";
import {
  firstBatch,
  type RaisedAssurance,
  raiseAssurance,
} from "@/lib/two-factor/enrollment/raise-assurance";
import type { NewRecoveryBatch } from "@/lib/two-factor/recovery-codes/recovery-store";

export interface ChannelConfirmation {
  owner: { accountId: string; sessionId: string };
  /** Digits alone. */
  code: string;
  /**
   * Only for a channel that an administrator registered: consumes the permit in the transaction, and says whether there
   * was one. A channel that the session began was permitted when it began.
   */
  permit?: (tx: Tx) => Promise<boolean>;
  trace: Trace;
  now: Date;
}

/** What a confirmation gives. */
export interface ConfirmedChannel {
  /** For a provider's app, whose confirmation ends the session; null for other channels. */
  raised: RaisedAssurance | null;
}

type ConfirmError = ChannelError | MayAddError | "step-up-required";

/**
 * Confirms the channel that this session began or, with `permit`, that an administrator registered. It replaces the
 * account's one of that kind, which nothing touches before (R50). Every other session, ticket and trusted device ends. A
 * provider's app raises the assurance as an authenticator of ours does. All of it happens, or nothing.
 * Errors: pending-channel-missing, pending-channel-used-up, step-up-required, those of judgePending and of whyNotAdd.
 */
export async function confirmChannel(
  confirmation: ChannelConfirmation,
): Promise<Result<ConfirmedChannel, ConfirmError>> {
  const { owner, permit, now } = confirmation;
  const sessionId = permit ? null : owner.sessionId;
  const pending = await findPending({ accountId: owner.accountId, sessionId }, now);
  if (!pending) return refused("pending-channel-missing");
  if (!(await reservePendingAttempt(pending.id, now))) return refused("pending-channel-used-up");
  const result = await judgeAndAdd(pending, confirmation).catch(async (fault: unknown) => {
    await returnPendingAttempt(pending.id);
    throw fault;
  });
  if (result.ok) return result;
  // Only a code that was judged counts as an attempt (R53).
  if (result.error !== "channel-code-wrong") await returnPendingAttempt(pending.id);
  await recordRefusal(confirmation, result.error);
  return result;
}

async function judgeAndAdd(
  pending: PendingRow,
  confirmation: ChannelConfirmation,
): Promise<Result<ConfirmedChannel, ConfirmError>> {
  const { owner, code, permit, now } = confirmation;
  const { accountId } = owner;
  const judged = await judgePending(pending, accountId, code, now);
  if (!judged.ok) return judged;
  const channel = await channelOf(pending, accountId, judged.value);
  const batch = isAppKind(pending.kind) ? await firstBatch(accountId, now) : null;
  return allOrNothing<ConfirmedChannel, ConfirmError>(async (tx) => {
    if (permit && !(await permit(tx))) return refused("step-up-required");
    const refusal = await whyNotAdd(tx, accountId, pending.kind);
    if (refusal) return refused(refusal);
    const isFirst = (await factorCountOf(tx, accountId)) === 0;
    if (!(await consumePending(tx, pending.id, owner, now))) return refused("pending-channel-missing");
    if (!(await spendChannelCode(tx, judged.value, now))) return refused("channel-code-expired");
    await replaceChannel(tx, channel, now);
    const { factor } = judged.value;
    return accepted({ raised: await settle(tx, confirmation, { channel, factor, isFirst, batch }) });
  }, `account:${accountId}`);
}

/** The destination is sealed anew for its new row: a ciphertext that merely moved would not open. */
async function channelOf(
  pending: PendingRow,
  accountId: string,
  { codeHash: lastCodeHash }: ChannelVerdict,
): Promise<NewChannel> {
  const id = newId();
  const { kind, destinationHash, hint, country } = pending;
  const sealedDestination = await sealDestination(
    await openDestination(pending, pending.table),
    "Channel",
    id,
  );
  return { id, accountId, kind, sealedDestination, destinationHash, hint, country, lastCodeHash };
}

interface Added {
  channel: NewChannel;
  factor: ChannelVerdict["factor"];
  isFirst: boolean;
  batch: NewRecoveryBatch | null;
}

/** Writes into the log what was added, and ends everything that was proven without it. */
async function settle(
  tx: Tx,
  { owner, trace, now }: ChannelConfirmation,
  { channel, factor, isFirst, batch }: Added,
): Promise<RaisedAssurance | null> {
  const { accountId, sessionId } = owner;
  const entry = { result: "success", actorId: accountId, factor } as const;
  const reason = isFirst ? "first" : "further";
  const entries: AuditEntry[] = [
    { event: "channel.checked", ...entry },
    { event: "channel.added", about: nameOf(channel), reason, ...entry },
  ];
  const endReason = "channel-added";
  if (isAppKind(channel.kind))
    return raiseAssurance(tx, { accountId, factor, batch, endReason, entries }, trace, now);
  await endSessionsAndTrust(tx, { accountId, sparedId: sessionId, reason: endReason }, trace, now);
  for (const added of entries) await recordEvent(tx, added, trace, now);
  return null;
}

function recordRefusal({ owner, trace, now }: ChannelConfirmation, reason: ConfirmError): Promise<void> {
  const entry = { event: "channel.checked", result: "failure", actorId: owner.accountId, reason } as const;
  return transaction((tx) => recordEvent(tx, entry, trace, now), `account:${owner.accountId}`);
}
