// Owns whether the security log waits for its seals longer than it should. Read beside the gate, like the health check.

import type { Moment } from "@/lib/platform/database/moment";
import { readAside } from "@/lib/platform/db";
import { AUDIT_SEAL_LATE_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";

const OLDEST_UNSEALED = `
  SELECT "at", (SELECT "headAt" FROM "AuditChain" WHERE "id" = 1) AS "headAt" FROM "AuditRow"
  WHERE "id" > coalesce((SELECT "headId" FROM "AuditChain" WHERE "id" = 1), 0) ORDER BY "id" LIMIT 1`;

/** True when a row has waited for AUDIT_SEAL_LATE_SECONDS and the head of the chain has not moved for as long. */
export async function isSealerLate(now: Date): Promise<boolean> {
  const oldest = await readAside<{ at: Moment; headAt: Moment | null }>(OLDEST_UNSEALED);
  if (!oldest) return false;
  const late = now.getTime() - AUDIT_SEAL_LATE_SECONDS * 1000;
  return [oldest.at, oldest.headAt ?? 0].every((moment) => new Date(moment).getTime() < late);
}

const SAID_AGAIN_MS = 60_000;

/**
 * What says so in the log, once a minute. Not before a process that started at `since` has had its time to seal: what
 * the one before it left behind waited while none ran.
 */
export function watchSealer(since: Date): (now: Date) => Promise<void> {
  let quietUntilMs = since.getTime() + AUDIT_SEAL_LATE_SECONDS * 1000;
  return async (now) => {
    if (now.getTime() < quietUntilMs || !(await isSealerLate(now))) return;
    quietUntilMs = now.getTime() + SAID_AGAIN_MS;
    logger().error({ lateSeconds: AUDIT_SEAL_LATE_SECONDS }, "the audit log is not sealed any more");
  };
}
