// Owns the last step of erasing people: after it, nothing of them can be read off the disk either.
import "server-only";
import { database } from "@/lib/platform/db";
import { rewriteDatabase } from "@/lib/platform/disk-traces";
import { DISK_REWRITE_INTERVAL_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

/** An erasure bears the time at which its request began. */
const LONGEST_REQUEST_MS = 60_000;

interface Progress {
  /** Who was erased before this has left the disk. */
  cleanUntil: Date;
  rewrittenAt: Date;
}

/** Rewrites the database after an erasure, at most every DISK_REWRITE_INTERVAL_SECONDS (R114). */
export async function sweepErasedTraces(now: Date): Promise<void> {
  const intervalMs = DISK_REWRITE_INTERVAL_SECONDS * 1000;
  const progress = shared<Progress>("erased-traces", () => ({
    cleanUntil: new Date(now.getTime() - 2 * intervalMs),
    rewrittenAt: new Date(0),
  }));
  const where = { event: "account.deleted", at: { gte: progress.cleanUntil } };
  const erased = await database().auditRow.count({ where });
  if (erased > 0) {
    if (now.getTime() - progress.rewrittenAt.getTime() < intervalMs) return;
    progress.rewrittenAt = now;
    if (!(await rewriteDatabase())) {
      logger().warn(
        { erased },
        "traces of erased accounts stay in unused bytes of the database file: VACUUM it",
      );
      return;
    }
  }
  progress.cleanUntil = new Date(now.getTime() - LONGEST_REQUEST_MS);
}
