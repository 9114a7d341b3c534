// Owns having providers told of registrations that ended here.
import "server-only";
import { openDestination, sealDestination } from "@/lib/channels/destination";
import { type Ended, insertRemoval, registrationsOf } from "@/lib/channels/leaving/removal-store";
import type { Tx } from "@/lib/platform/db";
import { logger } from "@/lib/platform/logger";
import { newId } from "@/lib/platform/random-token";
import { SealBrokenError } from "@/lib/platform/secret-box";

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
  await insertRemoval(tx, { id, kind, sealedDestination }, now);
}

/** The same for every registration of an account. Call it before their rows go. */
export async function queueRemovalsOf(tx: Tx, accountId: string, now: Date): Promise<void> {
  for (const row of await registrationsOf(tx, accountId)) await queueRemoval(tx, row, now);
}
