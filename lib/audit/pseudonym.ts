// Owns what the security log says of an account that is gone: a keyed hash instead of its id.
import "server-only";
import { createHmac, type KeyObject } from "node:crypto";
import { auditKey, currentKeyId } from "@/lib/audit/chain/chain-key";
import { renameInLog } from "@/lib/audit/log-change-store";
import type { Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

const PREFIX = "erased:";

/**
 * The name of an erased account in rows that were sealed under a pepper: 128 bits of an HMAC under a key derived from
 * it. Rows of one person still belong together, and without the key no id, wherever it was written down, leads to them
 * (R114). Where that pepper is gone the current one is taken: an erasure must not fail for it.
 */
export function pseudonymOf(accountId: string, keyId: string = currentKeyId()): string {
  const key = auditKey("pseudonym", keyId) ?? auditKey("pseudonym", currentKeyId());
  return hashed(accountId, key as KeyObject);
}

function hashed(accountId: string, key: KeyObject): string {
  return PREFIX + createHmac("sha256", key).update(accountId).digest("base64url").slice(0, 22);
}

/** Whether an id in the log is the pseudonym of somebody who was erased. */
export function isPseudonym(id: string): boolean {
  return id.startsWith(PREFIX);
}

/**
 * What a seal covers of an id: its pseudonym, whether or not the account is gone by now. So an erasure changes the row
 * and leaves the seal valid (R89, R114).
 */
export function sealedName(id: string, keyId: string): string {
  return isPseudonym(id) ? id : pseudonymOf(id, keyId);
}

/**
 * Replaces an account's id by the pseudonym in every row, also where it acted on others. Nothing else that was written
 * into a row ever changes. Call it in the transaction that erases the account, after its last entry.
 */
export async function pseudonymize(tx: Tx, accountId: string): Promise<void> {
  for (const keyId of settings().peppers.byId.keys())
    await renameInLog(tx, accountId, pseudonymOf(accountId, keyId), keyId);
  // Rows that wait for their seal get the name that the sealer would give them.
  await renameInLog(tx, accountId, pseudonymOf(accountId));
}
