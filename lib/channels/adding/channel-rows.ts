// Owns writing and deleting the rows of confirmed channels, with the codes that were on their way to them.
import "server-only";
import type { ChannelKind } from "@/lib/channels/kinds";
import { queueRemovalsOf } from "@/lib/channels/leaving/removal-store";
import type { Tx } from "@/lib/platform/db";
import { countProtection } from "@/lib/two-factor/protection-counts";

export interface NewChannel {
  id: string;
  accountId: string;
  kind: ChannelKind;
  sealedDestination: string;
  destinationHash: string;
  hint: string;
  country: string | null;
  /** The code of a provider's app that confirmed it: it counts no second time. */
  lastCodeHash: string | null;
}

/** A channel that is gone, as far as its provider has to be told. */
export interface FormerChannel {
  id: string;
  kind: ChannelKind;
  hint: string;
  destinationHash: string;
  sealedDestination: string;
}

const FORMER = {
  id: true,
  kind: true,
  hint: true,
  destinationHash: true,
  sealedDestination: true,
} as const;

/** Puts a channel in the place of the account's one of that kind, if it has any. Returns the one that is gone. */
export async function replaceChannel(tx: Tx, added: NewChannel, now: Date): Promise<FormerChannel | null> {
  const { accountId, kind, lastCodeHash } = added;
  const former = await tx.channel.findUnique({
    where: { accountId_kind: { accountId, kind } },
    select: FORMER,
  });
  if (former) await deleteRow(tx, { id: former.id, accountId });
  const used = { lastUsedAt: now, lastCodeAt: lastCodeHash ? now : null };
  await tx.channel.create({ data: { ...added, ...used, confirmedAt: now } });
  await countProtection(tx, accountId);
  return former && { ...former, kind };
}

/** Deletes one channel. Returns what is gone, or null when the account has no such channel. */
export async function deleteChannelRow(
  tx: Tx,
  owned: { id: string; accountId: string },
): Promise<FormerChannel | null> {
  const former = await tx.channel.findFirst({ where: owned, select: FORMER });
  if (!former || !(await deleteRow(tx, owned))) return null;
  await countProtection(tx, owned.accountId);
  return { ...former, kind: former.kind as ChannelKind };
}

async function deleteRow(tx: Tx, owned: { id: string; accountId: string }): Promise<boolean> {
  await tx.channelCode.deleteMany({ where: { channelId: owned.id } });
  return (await tx.channel.deleteMany({ where: owned })).count === 1;
}

/** Deletes every channel of an account, a pending one too, and every code on its way (R74). Providers are told by a job. */
export async function deleteAllChannels(tx: Tx, accountId: string, now: Date): Promise<void> {
  await queueRemovalsOf(tx, accountId, now);
  await tx.channelCode.deleteMany({ where: { accountId } });
  await tx.pendingChannel.deleteMany({ where: { accountId } });
  await tx.channel.deleteMany({ where: { accountId } });
  await countProtection(tx, accountId);
}
