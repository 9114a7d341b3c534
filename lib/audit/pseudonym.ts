// Owns what the security log says of an account that is gone: a keyed hash in the place of its id.
import "server-only";
import { createHmac } from "node:crypto";
import type { Tx } from "@/lib/platform/db";
import { derivedKey } from "@/lib/platform/derived-key";

const PREFIX = "erased:";
const PURPOSE = "twofold audit pseudonym";

/**
 * The name of an erased account in the security log: 128 bits of an HMAC under a key derived from AUTH_SECRET. Rows of
 * one person still belong together, and without the key no id, wherever it was written down, leads to them (R114).
 */
export function pseudonymOf(accountId: string): string {
  return (
    PREFIX + createHmac("sha256", derivedKey(PURPOSE)).update(accountId).digest("base64url").slice(0, 22)
  );
}

/**
 * Puts the pseudonym in the place of an account's id in every row, those of what it did to others included. The one
 * change that rows of the log ever see. Call it in the transaction that erases the account, after its last entry.
 */
export async function pseudonymize(tx: Tx, accountId: string): Promise<void> {
  const pseudonym = pseudonymOf(accountId);
  await tx.auditRow.updateMany({ where: { actorId: accountId }, data: { actorId: pseudonym } });
  await tx.auditRow.updateMany({ where: { subjectId: accountId }, data: { subjectId: pseudonym } });
}
