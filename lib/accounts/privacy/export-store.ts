// Owns the time of an account's last export, from which the next one is reckoned.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";

/** When the account was exported last; null where it never was, or is gone. */
export async function lastExportAt(accountId: string): Promise<Date | null> {
  const where = { id: accountId };
  const row = await database().account.findUnique({ where, select: { exportedAt: true } });
  return row?.exportedAt ?? null;
}

/** Notes an export. False unless the last one was at `before` or earlier. */
export async function noteExport(tx: Tx, accountId: string, before: Date, now: Date): Promise<boolean> {
  const isDue = { OR: [{ exportedAt: null }, { exportedAt: { lte: before } }] };
  const where = { id: accountId, ...isDue };
  return (await tx.account.updateMany({ where, data: { exportedAt: now } })).count === 1;
}

/** Forgets the export that was noted at a moment: the server failed, not the person. */
export async function returnExport(accountId: string, notedAt: Date): Promise<void> {
  const where = { id: accountId, exportedAt: notedAt };
  await database().account.updateMany({ where, data: { exportedAt: null } });
}
