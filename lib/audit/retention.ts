// Owns how long the security log is kept.
import "server-only";
import { database } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";

/** Rows of one statement: requests pass between two of them. */
const BATCH = 500;

/** Removes entries older than AUDIT_RETENTION_SECONDS, a batch at a time (R115). */
export async function sweepAudit(now: Date): Promise<void> {
  const keptSince = new Date(now.getTime() - AUDIT_RETENTION_SECONDS * 1000);
  const db = database();
  for (let isMore = true; isMore; ) {
    const old = await db.auditRow.findMany({
      where: { at: { lt: keptSince } },
      orderBy: { at: "asc" },
      select: { id: true },
      take: BATCH,
    });
    if (old.length > 0) await db.auditRow.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
    isMore = old.length === BATCH;
  }
}
