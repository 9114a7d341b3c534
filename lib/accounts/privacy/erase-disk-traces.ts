// Owns the last step of erasing people: after it, nothing of them can be read off the disk either.
import "server-only";
import { countErasedSince, keepCleanUntil, readCleanUntil } from "@/lib/accounts/privacy/erased-traces-store";
import { rewriteDatabase } from "@/lib/platform/database/disk-traces";
import { DISK_REWRITE_INTERVAL_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

/** An erasure bears the time at which its request began. */
const LONGEST_REQUEST_MS = 60_000;

const NEVER = new Date(0);

interface Progress {
  /** Whoever was erased before this time has left the disk; null until it is read. */
  cleanUntil: Date | null;
  /** The same, as the database has it for the next start. */
  keptUntil: Date;
  rewrittenAt: Date;
}

/**
 * Rewrites the database after an erasure, at most every DISK_REWRITE_INTERVAL_SECONDS (R114). The database keeps how far
 * this has come, so that an erasure just before a stop is not forgotten, however long the server stays down.
 */
export async function sweepErasedTraces(now: Date): Promise<void> {
  const intervalMs = DISK_REWRITE_INTERVAL_SECONDS * 1000;
  const progress = shared<Progress>("erased-traces", () => ({
    cleanUntil: null,
    keptUntil: NEVER,
    rewrittenAt: NEVER,
  }));
  progress.cleanUntil ??= progress.keptUntil = (await readCleanUntil()) ?? NEVER;
  const erased = await countErasedSince(progress.cleanUntil);
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
  // Written after each rewrite, and otherwise now and then: a start that looks back far reads much of the log.
  if (erased === 0 && progress.cleanUntil.getTime() - progress.keptUntil.getTime() < intervalMs) return;
  await keepCleanUntil(progress.cleanUntil);
  progress.keptUntil = progress.cleanUntil;
}
