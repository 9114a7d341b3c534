// Owns the end of an Authy registration whose account has an authenticator of its own now.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { nameOf } from "@/lib/channels/channel-name";
import { findChannel } from "@/lib/channels/channel-store";
import { endChannel } from "@/lib/channels/leaving/end-channels";
import { clearLeaving } from "@/lib/channels/leaving/leave-authy-store";
import type { Tx } from "@/lib/platform/db";

/**
 * Deletes the registration, tells the owner, and has a job tell Authy. Call it in a transaction that has seen the
 * authenticator. False where there is no registration.
 * @param actorId the person; none where the operator ends it
 */
export async function endAuthy(
  tx: Tx,
  { accountId, actorId }: { accountId: string; actorId?: string },
  trace: Trace,
  now: Date,
): Promise<boolean> {
  const authy = await findChannel(accountId, "authy", tx);
  const former = authy && (await endChannel(tx, { id: authy.id, accountId }, now));
  if (!former) return false;
  const entry = { event: "channel.removed", result: "success", reason: "authy-left" } as const;
  const people = { actorId, subjectId: accountId, about: nameOf(former) };
  await recordEvent(tx, { ...entry, ...people }, trace, now);
  return true;
}

/** The same for an account that was asked to leave Authy, in the transaction that confirms its authenticator. */
export async function endAuthyWhereAsked(tx: Tx, accountId: string, trace: Trace, now: Date): Promise<void> {
  if (await clearLeaving(tx, accountId)) await endAuthy(tx, { accountId, actorId: accountId }, trace, now);
}
