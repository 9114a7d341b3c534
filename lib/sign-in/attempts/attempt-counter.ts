// Owns the counters of consecutive failures. Keys name an account or a canonical address, never a ticket or an IP.
import "server-only";
import type { Tx } from "@/lib/platform/db";
import { type AttemptState, countAttempt, type LockSchedule } from "@/lib/sign-in/attempts/attempt-budget";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";

export type Reservation =
  /** Consecutive `failures`, this attempt among them. */
  { ok: true; failures: number; lockedUntil: Date | null } | { ok: false; lockedUntil: Date };

/** Key of the budget that authenticators, recovery codes and step-up of an account share. */
export function secondFactorKey(accountId: string): string {
  return `second-factor:${accountId}`;
}

/**
 * Reserves one attempt before it is checked (R80). `lockedUntil` of a granted one tells of the lock it began.
 * The upsert takes the row's lock, so two transactions never see the same count.
 */
export async function reserveAttempt(
  tx: Tx,
  key: string,
  schedule: LockSchedule,
  now: Date,
): Promise<Reservation> {
  const state = await tx.attemptCounter.upsert({
    where: { key },
    create: { key, failures: 0, updatedAt: now },
    update: { updatedAt: now },
  });
  const counted = countAttempt(state, schedule, now);
  if (!counted.ok) return counted;
  await tx.attemptCounter.update({ where: { key }, data: counted.next, select: { key: true } });
  return { ok: true, ...counted.next };
}

/** Gives one reserved attempt back, with the lock it may have begun: the server failed, not the person. */
export async function returnAttempt(tx: Tx, key: string): Promise<void> {
  await tx.attemptCounter.updateMany({
    where: { key, failures: { gt: 0 } },
    data: { failures: { decrement: 1 }, lockedUntil: null },
  });
}

/** Starts again from none: the attempt was right (R84). */
export async function clearAttempts(tx: Tx, key: string): Promise<void> {
  await tx.attemptCounter.deleteMany({ where: { key } });
}

/** Forgets the failures of an address, those of its known browsers included: its account is gone. */
export async function clearPasswordAttempts(tx: Tx, email: string): Promise<void> {
  const first = passwordKey(email, null);
  await tx.attemptCounter.deleteMany({ where: { key: { gte: first, lt: `${first};` } } });
}

/** The consecutive failures so far, or null when there are none, or a right attempt has cleared them. */
export function consecutiveFailures(tx: Tx, key: string): Promise<AttemptState | null> {
  return tx.attemptCounter.findUnique({ where: { key }, select: { failures: true, lockedUntil: true } });
}

/** The end of the lock in force, or null. */
export async function lockInForce(tx: Tx, key: string, now: Date): Promise<Date | null> {
  const row = await tx.attemptCounter.findFirst({ where: { key, lockedUntil: { gt: now } } });
  return row?.lockedUntil ?? null;
}
