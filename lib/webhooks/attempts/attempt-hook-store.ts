// Owns reading the row of the hook that is asked before attempts.
import "server-only";
import { database } from "@/lib/platform/db";
import { type SealedTarget, TARGET_COLUMNS } from "@/lib/webhooks/target-columns";

/** The id of the hook's row: there is one at most. */
export const ATTEMPT_HOOK_ID = "attempts";

export interface AttemptHookRow extends SealedTarget {
  failsOpen: boolean;
  createdAt: Date;
  /** Counts its changes. */
  revision: number;
}

/** The hook's row while it is switched on, or null. */
export function findAttemptHook(): Promise<AttemptHookRow | null> {
  return database().webhook.findFirst({
    where: { id: ATTEMPT_HOOK_ID, disabledAt: null },
    select: { ...TARGET_COLUMNS, failsOpen: true, createdAt: true, revision: true },
  });
}
