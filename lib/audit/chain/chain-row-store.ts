// Owns reading rows of the log by their place in the chain: what waits for a seal, what is oldest, what stands in front.
import "server-only";
import type { AuditRow } from "@/generated/sqlite/client";
import { database, type Tx } from "@/lib/platform/db";

/** Whether anything waits for its seal. Outside of any transaction, so that nobody waits to find out. */
export async function isAnythingPending(): Promise<boolean> {
  const db = database();
  const chain = await db.auditChain.findUnique({ where: { id: 1 }, select: { headId: true } });
  const where = { id: { gt: chain?.headId ?? 0 } };
  return (await db.auditRow.findFirst({ where, orderBy: { id: "asc" }, select: { id: true } })) !== null;
}

/** The next rows to seal after the head, up to a row and with it. */
export function rowsToSeal(
  tx: Tx,
  { headId, upTo }: { headId: number; upTo: number },
  take: number,
): Promise<AuditRow[]> {
  const where = { id: { gt: headId, lte: upTo } };
  return tx.auditRow.findMany({ where, orderBy: { id: "asc" }, take });
}

/** The oldest rows of the log, as far as removing them depends on them. */
export function oldestRows(tx: Tx, take: number): Promise<Pick<AuditRow, "id" | "at" | "seal">[]> {
  const select = { id: true, at: true, seal: true } as const;
  return tx.auditRow.findMany({ orderBy: { id: "asc" }, select, take });
}

/** A row that stands in front of the chain's start, where none should be. */
export function rowInFront(startId: number): Promise<{ id: number } | null> {
  return database().auditRow.findFirst({ where: { id: { lte: startId } }, select: { id: true } });
}

/** How many rows there are after one. */
export function countRowsAfter(id: number): Promise<number> {
  return database().auditRow.count({ where: { id: { gt: id } } });
}

/** The last row id that PostgreSQL has given to anybody. */
export async function lastGivenId(): Promise<number> {
  const [{ last }] = await database().$queryRaw<[{ last: bigint }]>`
    SELECT last_value AS "last" FROM "AuditRow_id_seq"`;
  return Number(last);
}

/**
 * Transactions on PostgreSQL that may have taken an id and have not ended. They hold the advisory lock that the migration
 * defines.
 */
export async function writersOfLog(): Promise<string[]> {
  const rows = await database().$queryRaw<{ writer: string }[]>`
    SELECT DISTINCT virtualtransaction AS "writer" FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 845573221 AND objid = 1 AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return rows.map(({ writer }) => writer);
}
