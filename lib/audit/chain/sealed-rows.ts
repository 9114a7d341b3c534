// Owns reading the log in the order of its chain, a page at a time, even where a row cannot be read.
import "server-only";
import type { AuditRow } from "@/generated/sqlite/client";
import { database } from "@/lib/platform/db";

/** A row whose columns no longer hold what their types say: somebody changed it. */
export interface UnreadableRow {
  id: number;
  isUnreadable: true;
}

/** The next rows after an id, at most `take`. One that cannot be read makes a page of its own. */
export async function readSealedRows(afterId: number, take: number): Promise<(AuditRow | UnreadableRow)[]> {
  const range = { where: { id: { gt: afterId } }, orderBy: { id: "asc" } } as const;
  try {
    return await database().auditRow.findMany({ ...range, take });
  } catch (error) {
    // One bad value fails the whole page: half of it, and half again, leads to the row.
    if (take > 1) return readSealedRows(afterId, Math.ceil(take / 2));
    const row = await database().auditRow.findFirst({ ...range, select: { id: true } });
    if (!row) throw error;
    return [{ id: row.id, isUnreadable: true }];
  }
}
