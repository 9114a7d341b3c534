// Owns naming an account in an entry that was slow to come: erased meanwhile, it has a pseudonym in the log and no id (R114).
import "server-only";
import type { Tx } from "@/lib/platform/db";

/** The id while the account is there. Ask it in the transaction that writes the entry: an erasure runs alone. */
export async function unlessErased(tx: Tx, accountId: string): Promise<string | undefined> {
  return (await tx.account.count({ where: { id: accountId } })) === 1 ? accountId : undefined;
}
