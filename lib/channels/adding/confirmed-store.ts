// Owns the rows of confirmed channels as they come and go, with the codes that were on their way to them.
import "server-only";
import type { ChannelKind } from "@/lib/channels/kinds";
import type { Ended } from "@/lib/channels/leaving/removal-store";
import type { Tx } from "@/lib/platform/db";

export interface NewChannel {
  id: string;
  accountId: string;
  kind: ChannelKind;
  sealedDestination: string;
  destinationHash: string;
  hint: string;
  country: string | null;
  /** Hash of the code of a provider's app that confirmed it, so that it counts no second time. */
  lastCodeHash: string | null;
}

/** A channel that is about to end. */
export interface EndingChannel extends Ended {
  /** Masked destination. */
  hint: string;
}

const ENDING = { id: true, kind: true, hint: true, sealedDestination: true } as const;

/** Writes a channel that was confirmed. */
export async function insertChannel(tx: Tx, added: NewChannel, now: Date): Promise<void> {
  const used = { lastUsedAt: now, lastCodeAt: added.lastCodeHash ? now : null };
  await tx.channel.create({ data: { ...added, ...used, confirmedAt: now } });
}

/** The channel that a new one of its kind replaces, or null. */
export function findReplaced(tx: Tx, accountId: string, kind: ChannelKind): Promise<EndingChannel | null> {
  return tx.channel.findUnique({ where: { accountId_kind: { accountId, kind } }, select: ENDING });
}

/** One channel of an account, or null: somebody else's counts as none (R78). */
export function findEnding(tx: Tx, owned: { id: string; accountId: string }): Promise<EndingChannel | null> {
  return tx.channel.findFirst({ where: owned, select: ENDING });
}

/** Deletes a channel with its codes. False when the account has it no more. */
export async function deleteChannel(tx: Tx, owned: { id: string; accountId: string }): Promise<boolean> {
  await tx.channelCode.deleteMany({ where: { channelId: owned.id } });
  return (await tx.channel.deleteMany({ where: owned })).count === 1;
}

/** Deletes every channel of an account, a pending one too, and every code on its way. */
export async function deleteChannelsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.channelCode.deleteMany({ where: { accountId } });
  await tx.pendingChannel.deleteMany({ where: { accountId } });
  await tx.channel.deleteMany({ where: { accountId } });
}
