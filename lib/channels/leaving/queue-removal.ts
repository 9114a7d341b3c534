// Owns having providers told of registrations that ended here.
import "server-only";
import { sealDestination } from "@/lib/channels/destination";
import { openEnded } from "@/lib/channels/leaving/open-ended";
import { type Ended, insertRemoval, registrationsOf } from "@/lib/channels/leaving/removal-store";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";

/**
 * Has the provider told, from the next round on. The destination is sealed anew, because the row that it was bound to is
 * gone. One that cannot be opened is only logged: it must not keep its owner from leaving.
 */
export async function queueRemoval(tx: Tx, ended: Ended, now: Date): Promise<void> {
  const id = newId();
  const to = await openEnded(ended, "Channel");
  if (to === null) return;
  const sealedDestination = await sealDestination(to, "ProviderRemoval", id);
  await insertRemoval(tx, { id, kind: ended.kind, sealedDestination }, now);
}

/** The same for every registration of an account. Call it before their rows go. */
export async function queueRemovalsOf(tx: Tx, accountId: string, now: Date): Promise<void> {
  for (const row of await registrationsOf(tx, accountId)) await queueRemoval(tx, row, now);
}
