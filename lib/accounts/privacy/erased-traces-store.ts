// Owns what the database knows of erasures: since when there were any, and until when their traces have left the disk.
import "server-only";
import { database } from "@/lib/platform/db";

const ROW = { id: 1 };

/** Whoever was erased before this time has left the disk; null where that was never noted. */
export async function readCleanUntil(): Promise<Date | null> {
  const row = await database().installation.findUnique({ where: ROW, select: { tracesCleanUntil: true } });
  return row?.tracesCleanUntil ?? null;
}

/** Notes it, for the next start. */
export async function keepCleanUntil(tracesCleanUntil: Date): Promise<void> {
  const kept = { tracesCleanUntil };
  await database().installation.upsert({ where: ROW, create: { ...ROW, ...kept }, update: kept });
}

/** How many accounts were erased since a moment. */
export function countErasedSince(since: Date): Promise<number> {
  const where = { event: "account.deleted", at: { gte: since } };
  return database().auditRow.count({ where });
}
