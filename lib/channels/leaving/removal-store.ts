// Owns the rows of registrations that ended here and that their provider has yet to forget.
import "server-only";
import { openDestination, sealDestination } from "@/lib/channels/destination";
import type { ChannelKind } from "@/lib/channels/kinds";
import { database, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";

/** A registration that is gone here, as its row was. */
export interface Ended {
  id: string;
  kind: ChannelKind;
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

/** Has the provider told, from the next round on. The destination is sealed anew: the row that it was bound to is gone. */
export async function queueRemoval(tx: Tx, ended: Ended, now: Date): Promise<void> {
  const id = newId();
  const to = await openDestination(ended, "Channel");
  const sealedDestination = await sealDestination(to, "ProviderRemoval", id);
  const { kind } = ended;
  await tx.providerRemoval.create({ data: { id, kind, sealedDestination, since: now, nextTryAt: now } });
}

export function dueRemovals(now: Date): Promise<Removal[]> {
  return database().providerRemoval.findMany({
    where: { nextTryAt: { lte: now } },
    orderBy: { nextTryAt: "asc" },
    take: AT_ONCE,
    select: { id: true, kind: true, sealedDestination: true, tries: true },
  });
}

/** Takes the next try of one. False where another server was first. */
export async function takeTry({ id, tries }: Removal, nextTryAt: Date): Promise<boolean> {
  const { count } = await database().providerRemoval.updateMany({
    where: { id, tries },
    data: { tries: tries + 1, nextTryAt },
  });
  return count === 1;
}

export async function deleteRemoval(id: string): Promise<void> {
  await database().providerRemoval.deleteMany({ where: { id } });
}

/** Gives up on those that are older. Returns how many. */
export async function deleteOldRemovals(before: Date): Promise<number> {
  const { count } = await database().providerRemoval.deleteMany({ where: { since: { lte: before } } });
  return count;
}
