// Owns the rows of channels that are not confirmed yet: one per account, a new start replaces the old.
import "server-only";
import type { CodeChannel } from "@/lib/channels/channel-store";
import type { ChannelKind } from "@/lib/channels/kinds";
import { database, type Tx } from "@/lib/platform/db";
import { CHANNEL_CONFIRMATION_ATTEMPTS } from "@/lib/platform/limits";
import { isLiveSession } from "@/lib/sign-in/sessions/is-live-session";

/** A pending channel belongs to the session that began it; one without a session was registered by an administrator. */
export interface PendingOwner {
  accountId: string;
  sessionId: string | null;
}

export interface NewPending extends PendingOwner {
  id: string;
  kind: ChannelKind;
  sealedDestination: string;
  destinationHash: string;
  hint: string;
  country: string | null;
  /** What an app scans to show its codes. */
  sealedUri: string | null;
  startedAt: Date;
  expiresAt: Date;
}

/** A pending channel, as far as confirming it needs it. */
export interface PendingRow extends CodeChannel {
  table: "PendingChannel";
  sealedUri: string | null;
}

/**
 * Writes a pending channel. It replaces the one that the account had pending, whose codes no longer count; their rows
 * stay, because the wait before the next code depends on them.
 */
export async function replacePending(tx: Tx, started: NewPending): Promise<void> {
  await tx.pendingChannel.deleteMany({ where: { accountId: started.accountId } });
  await tx.pendingChannel.create({ data: started });
}

/** Ends what the account had pending. Codes on their way to it count no more. */
export async function deletePending(tx: Tx, accountId: string): Promise<void> {
  await tx.pendingChannel.deleteMany({ where: { accountId } });
}

/** The pending channel that this session may still confirm, or the registered one; null when there is none. */
export async function findPending(owner: PendingOwner, now: Date): Promise<PendingRow | null> {
  const row = await database().pendingChannel.findFirst({
    where: { ...owner, expiresAt: { gt: now } },
    select: {
      id: true,
      kind: true,
      hint: true,
      country: true,
      destinationHash: true,
      sealedDestination: true,
      sealedUri: true,
    },
  });
  return row && { ...row, kind: row.kind as ChannelKind, table: "PendingChannel" };
}

/** Keeps it until a code that was sent to it is over. One that lasts longer, or is gone, stays as it is. */
export async function prolongPending(id: string, until: Date): Promise<void> {
  await database().pendingChannel.updateMany({
    where: { id, expiresAt: { lt: until } },
    data: { expiresAt: until },
  });
}

/** Reserves one of its attempts (R53). False when they are used up, or the channel is gone. */
export async function reservePendingAttempt(id: string, now: Date): Promise<boolean> {
  const { count } = await database().pendingChannel.updateMany({
    where: { id, expiresAt: { gt: now }, attempts: { lt: CHANNEL_CONFIRMATION_ATTEMPTS } },
    data: { attempts: { increment: 1 } },
  });
  return count === 1;
}

/** Gives a reserved attempt back: no code was judged. */
export async function returnPendingAttempt(id: string): Promise<void> {
  await database().pendingChannel.updateMany({
    where: { id, attempts: { gt: 0 } },
    data: { attempts: { decrement: 1 } },
  });
}

/**
 * Consumes a pending channel. False when somebody was faster, it has expired, or the session that confirms it has ended
 * meanwhile: a reset or a deactivation that came between must not leave an intruder's channel behind.
 */
export async function consumePending(
  tx: Tx,
  id: string,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  now: Date,
): Promise<boolean> {
  if (!(await isLiveSession(tx, { accountId, sessionId }))) return false;
  const own = { OR: [{ sessionId }, { sessionId: null }] };
  const { count } = await tx.pendingChannel.deleteMany({
    where: { id, accountId, ...own, expiresAt: { gt: now } },
  });
  return count === 1;
}

/** Deletes pending channels whose time is over. */
export async function sweepPendingChannels(now: Date): Promise<void> {
  await database().pendingChannel.deleteMany({ where: { expiresAt: { lte: now } } });
}
