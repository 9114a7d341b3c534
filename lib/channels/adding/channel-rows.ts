// Owns writing and deleting the rows of confirmed channels, with the codes that were on their way to them.
import "server-only";
import { type ChannelKind, isAppKind } from "@/lib/channels/kinds";
import { type Ended, queueRemoval, queueRemovalsOf } from "@/lib/channels/leaving/removal-store";
import type { Tx } from "@/lib/platform/db";
import { countProtection } from "@/lib/two-factor/account-store";

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

/** A channel that is gone. */
export interface FormerChannel {
  id: string;
  kind: ChannelKind;
  hint: string;
}

const FORMER = { id: true, kind: true, hint: true, sealedDestination: true } as const;

/** Writes a channel. It replaces the account's one of that kind, whose end a job tells to its provider. */
export async function replaceChannel(tx: Tx, added: NewChannel, now: Date): Promise<void> {
  const { accountId, kind, lastCodeHash } = added;
  const former = await tx.channel.findUnique({
    where: { accountId_kind: { accountId, kind } },
    select: FORMER,
  });
  if (former) await endRow(tx, former, accountId, now);
  const used = { lastUsedAt: now, lastCodeAt: lastCodeHash ? now : null };
  await tx.channel.create({ data: { ...added, ...used, confirmedAt: now } });
  await countProtection(tx, accountId);
}

/** Deletes one channel, and returns it; a job tells its provider. Null when the account has no such channel. */
export async function deleteChannelRow(
  tx: Tx,
  owned: { id: string; accountId: string },
  now: Date,
): Promise<FormerChannel | null> {
  const former = await tx.channel.findFirst({ where: owned, select: FORMER });
  if (!former || !(await endRow(tx, former, owned.accountId, now))) return null;
  await countProtection(tx, owned.accountId);
  const { id, hint, kind } = former;
  return { id, hint, kind: kind as ChannelKind };
}

async function endRow(tx: Tx, former: Ended, accountId: string, now: Date): Promise<boolean> {
  const { id, kind } = former;
  await tx.channelCode.deleteMany({ where: { channelId: id } });
  if ((await tx.channel.deleteMany({ where: { id, accountId } })).count !== 1) return false;
  if (isAppKind(kind)) await queueRemoval(tx, former, now);
  return true;
}

/** Deletes every channel of an account, a pending one too, and every code on its way (R74). A job tells the providers. */
export async function deleteAllChannels(tx: Tx, accountId: string, now: Date): Promise<void> {
  await queueRemovalsOf(tx, accountId, now);
  await tx.channelCode.deleteMany({ where: { accountId } });
  await tx.pendingChannel.deleteMany({ where: { accountId } });
  await tx.channel.deleteMany({ where: { accountId } });
  await countProtection(tx, accountId);
}
