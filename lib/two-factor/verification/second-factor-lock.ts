// Owns telling a page that an account takes no second factor at the moment.
import "server-only";
import { database } from "@/lib/platform/db";
import { isFrozen } from "@/lib/sign-in/attempts/attempt-budget";
import { lockInForce, secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";

/** The lock in force, or null. A frozen one has no end that waiting would reach. */
export async function secondFactorLock(
  accountId: string,
  now: Date,
): Promise<{ frozen: boolean; until: Date } | null> {
  const until = await lockInForce(database(), secondFactorKey(accountId), now);
  return until && { frozen: isFrozen(until), until };
}
