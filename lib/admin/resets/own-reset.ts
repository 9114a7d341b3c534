// Owns what a signed-in person is told of a reset of their own account that is to come.
import "server-only";
import { pendingResetOf } from "@/lib/admin/resets/reset-store";
import { database } from "@/lib/platform/db";

/** Null where nothing is under way; without a date it waits for a second administrator. */
export async function ownReset(accountId: string): Promise<{ effectiveAt: Date | null } | null> {
  const reset = await pendingResetOf(database(), accountId);
  return reset && { effectiveAt: reset.effectiveAt };
}
