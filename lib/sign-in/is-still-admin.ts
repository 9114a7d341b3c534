// Owns asking once more whether somebody is an administrator, in the transaction that acts for them.
import "server-only";
import type { Tx } from "@/lib/platform/db";

/**
 * Whether somebody is an administrator who may act. It writes to their row, so that a transaction that takes the role
 * or shuts the account beside this one waits for its end, or this one for that.
 */
export async function isStillAdmin(tx: Tx, id: string): Promise<boolean> {
  const active = { id, role: "admin", deactivatedAt: null };
  return (await tx.account.updateMany({ where: active, data: { role: "admin" } })).count === 1;
}
