// Owns the rows of registrations that ended here and that their provider has yet to forget.
import "server-only";
import { APP_KINDS, type ChannelKind } from "@/lib/channels/kinds";
import { database, type Tx } from "@/lib/platform/db";

/** A registration that ends here: the row of its channel, or of its removal. */
export interface Ended {
  id: string;
  /** A ChannelKind. */
  kind: string;
  sealedDestination: string;
}

export interface Removal {
  id: string;
  kind: string;
  sealedDestination: string;
  tries: number;
}

/** How many of a kind are tried in one round. */
const AT_ONCE = 20;

/** Keeps a registration that its provider is to forget. It is due at once. */
export async function insertRemoval(tx: Tx, ended: Ended, now: Date): Promise<void> {
  await tx.providerRemoval.create({ data: { ...ended, since: now, nextTryAt: now } });
}

/** The channels of an account that are registered with a provider. */
export function registrationsOf(tx: Tx, accountId: string): Promise<Ended[]> {
  return tx.channel.findMany({
    where: { accountId, kind: { in: [...APP_KINDS] } },
    select: { id: true, kind: true, sealedDestination: true },
  });
}

/** A batch of the removals of a kind that are due, those that have been longest first. */
export function dueRemovals(kind: ChannelKind, now: Date): Promise<Removal[]> {
  return database().providerRemoval.findMany({
    where: { kind, nextTryAt: { lte: now } },
    orderBy: { nextTryAt: "asc" },
    take: AT_ONCE,
    select: { id: true, kind: true, sealedDestination: true, tries: true },
  });
}

/** Takes the next try of a removal. False where another server took it first. */
export async function takeTry({ id, tries }: Removal, nextTryAt: Date): Promise<boolean> {
  const { count } = await database().providerRemoval.updateMany({
    where: { id, tries },
    data: { tries: tries + 1, nextTryAt },
  });
  return count === 1;
}

/** Deletes a removal that is done. */
export async function deleteRemoval(id: string): Promise<void> {
  await database().providerRemoval.deleteMany({ where: { id } });
}

/** Gives up on removals that began at a moment or before. Returns how many. */
export async function deleteOldRemovals(before: Date): Promise<number> {
  const { count } = await database().providerRemoval.deleteMany({ where: { since: { lte: before } } });
  return count;
}
