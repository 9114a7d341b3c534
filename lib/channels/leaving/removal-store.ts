// Owns the rows of registrations that ended here and that their provider has yet to forget.
import "server-only";
import { openDestination, sealDestination } from "@/lib/channels/destination";
import { APP_KINDS } from "@/lib/channels/kinds";
import { database, type Tx } from "@/lib/platform/db";
import { logger } from "@/lib/platform/logger";
import { newId } from "@/lib/platform/random-token";
import { SealBrokenError } from "@/lib/platform/secret-box";

/** A registration that ended here, as its row was. */
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

/** How many are tried in one round. */
const AT_ONCE = 20;

/**
 * Has the provider told, from the next round on. The destination is sealed anew, because the row that it was bound to is
 * gone. One that cannot be opened is only logged: it must not keep its owner from leaving.
 */
export async function queueRemoval(tx: Tx, ended: Ended, now: Date): Promise<void> {
  const id = newId();
  const { kind } = ended;
  const to = await openDestination(ended, "Channel").catch((error: unknown) => {
    if (!(error instanceof SealBrokenError)) throw error;
    logger().error({ err: error, kind }, "a registration that ended cannot be told to its provider");
  });
  if (to === undefined) return;
  const sealedDestination = await sealDestination(to, "ProviderRemoval", id);
  await tx.providerRemoval.create({ data: { id, kind, sealedDestination, since: now, nextTryAt: now } });
}

/** The same for every registration of an account. Call it before their rows go. */
export async function queueRemovalsOf(tx: Tx, accountId: string, now: Date): Promise<void> {
  const where = { accountId, kind: { in: [...APP_KINDS] } };
  const rows = await tx.channel.findMany({
    where,
    select: { id: true, kind: true, sealedDestination: true },
  });
  for (const row of rows) await queueRemoval(tx, row, now);
}

/** A batch of the removals that are due, those that have been longest first. */
export function dueRemovals(now: Date): Promise<Removal[]> {
  return database().providerRemoval.findMany({
    where: { nextTryAt: { lte: now } },
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
