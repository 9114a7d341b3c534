// Owns reading how often somebody has failed in a row, for administrators.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { isFrozen } from "@/lib/sign-in/attempts/attempt-budget";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";

/** Consecutive failures: of the second factor, of the password, or of the password in a browser that signed in before. */
export interface FailedTries {
  of: "secondFactor" | "password" | "knownBrowser";
  failures: number;
  lockedUntil: Date | null;
}

/** A person's failures that no right attempt has cleared. The counters' keys stay here: they are hashes. */
export async function failedTries(
  { id, email }: { id: string; email: string },
  db: Tx = database(),
): Promise<FailedTries[]> {
  const factors = secondFactorKey(id);
  const passwords = passwordKey(email, null);
  const ofPerson = [{ key: factors }, { key: { gte: passwords, lt: `${passwords};` } }];
  const rows = await db.attemptCounter.findMany({
    where: { OR: ofPerson, failures: { gt: 0 } },
    orderBy: { updatedAt: "desc" },
  });
  return rows.map(({ key, failures, lockedUntil }) => {
    const ofPassword = key === passwords ? "password" : "knownBrowser";
    return { of: key === factors ? "secondFactor" : ofPassword, failures, lockedUntil };
  });
}

/** The lock in force, or null. A frozen one does not end by waiting. */
export function lockOf({ lockedUntil }: FailedTries, now: Date): { frozen: boolean; until: Date } | null {
  if (!lockedUntil || lockedUntil <= now) return null;
  return { frozen: isFrozen(lockedUntil), until: lockedUntil };
}
