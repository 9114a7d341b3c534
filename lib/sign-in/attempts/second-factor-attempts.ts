// Owns an account's consecutive failures of second factors, and the copy of its lock that lists of people read.
import "server-only";
import type { Tx } from "@/lib/platform/db";
import { secondFactorSchedule } from "@/lib/sign-in/attempts/attempt-budget";
import {
  clearAttempts,
  type Reservation,
  reserveAttempt,
  returnAttempt,
  secondFactorKey,
} from "@/lib/sign-in/attempts/attempt-counter";

/** Reserves one attempt of the budget that all second factors of an account share, step-up included (R80). */
export async function reserveSecondFactorAttempt(tx: Tx, accountId: string, now: Date): Promise<Reservation> {
  const reservation = await reserveAttempt(tx, secondFactorKey(accountId), secondFactorSchedule, now);
  if (reservation.ok && reservation.lockedUntil) await noteLock(tx, accountId, reservation.lockedUntil);
  return reservation;
}

/** Gives a reserved attempt back, with the lock it may have begun. */
export async function returnSecondFactorAttempt(tx: Tx, accountId: string): Promise<void> {
  await returnAttempt(tx, secondFactorKey(accountId));
  await noteLock(tx, accountId, null);
}

/** Clears the failures of second factors, and with them a lock (R84). */
export async function clearSecondFactorAttempts(tx: Tx, accountId: string): Promise<void> {
  await clearAttempts(tx, secondFactorKey(accountId));
  await noteLock(tx, accountId, null);
}

async function noteLock(tx: Tx, id: string, lockedUntil: Date | null): Promise<void> {
  const where = lockedUntil ? { id } : { id, lockedUntil: { not: null } };
  await tx.account.updateMany({ where, data: { lockedUntil } });
}
