// Owns putting a confirmed channel in the place of the account's one of that kind.
import "server-only";
import { findReplaced, insertChannel, type NewChannel } from "@/lib/channels/adding/confirmed-store";
import { endFound } from "@/lib/channels/leaving/end-channels";
import type { Tx } from "@/lib/platform/db";
import { countProtection } from "@/lib/two-factor/account-store";

/** Writes a channel. It replaces the account's one of that kind, whose end a job tells to its provider. */
export async function replaceChannel(tx: Tx, added: NewChannel, now: Date): Promise<void> {
  const { accountId, kind } = added;
  const former = await findReplaced(tx, accountId, kind);
  if (former) await endFound(tx, former, accountId, now);
  await insertChannel(tx, added, now);
  await countProtection(tx, accountId);
}
