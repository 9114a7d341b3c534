// Owns the mark of an account whose second factor administrators took away: until it has a new one, no password is enough.
import "server-only";
import type { Tx } from "@/lib/platform/db";

/** Marks an account, in the transaction that takes its second factor away (R74). */
export async function markReset(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.account.update({ where: { id }, data: { resetAt: now } });
}

/** Takes the mark away, in the transaction that confirms a new authenticator. */
export async function clearResetMark(tx: Tx, id: string): Promise<void> {
  await tx.account.updateMany({ where: { id, resetAt: { not: null } }, data: { resetAt: null } });
}

/** Whether the account was reset and has not enrolled since. */
export async function isReset(tx: Tx, id: string): Promise<boolean> {
  return (await tx.account.count({ where: { id, resetAt: { not: null } } })) === 1;
}
