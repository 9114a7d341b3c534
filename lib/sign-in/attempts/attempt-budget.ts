// Owns the arithmetic of consecutive failures: when a counter locks, for how long, and when it freezes. Pure.
import { PASSWORD_BACKOFF_FIRST_SECONDS, PASSWORD_BACKOFF_LONGEST_SECONDS } from "@/lib/platform/durations";
import {
  PASSWORD_CAP_FAILURES,
  PASSWORD_FREE_ATTEMPTS,
  SECOND_FACTOR_FREEZE_FAILURES,
  SECOND_FACTOR_TIERS,
} from "@/lib/platform/limits";
import type { NextLock } from "@/lib/platform/result";
import { secondsAfter } from "@/lib/platform/seconds-after";

/** A lock that no waiting ends. A date, so that the guard stays one comparison. */
export const FROZEN_UNTIL = new Date("9999-12-31T00:00:00.000Z");

/** Whether a lock is one that no waiting ends. */
export function isFrozen(lockedUntil: Date | null): boolean {
  return lockedUntil?.getTime() === FROZEN_UNTIL.getTime();
}

export interface AttemptState {
  failures: number;
  lockedUntil: Date | null;
}

/** Seconds of lock that begin with this many consecutive failures; 0 for none, "frozen" for no end. */
export type LockSchedule = (failures: number) => number | "frozen";

/** Security requirements 2.1: five failures, then 15 min, 30 min, 1 h, 4 h, 24 h; thirty freeze (RFC 4226 7.3). */
export const secondFactorSchedule: LockSchedule = (failures) => {
  if (failures >= SECOND_FACTOR_FREEZE_FAILURES) return "frozen";
  return SECOND_FACTOR_TIERS.find((tier) => tier.failures === failures)?.lockSeconds ?? 0;
};

/**
 * Five free tries, then a delay that doubles up to an hour: a delay and no lock-out (R81). A hundred failures freeze
 * until a mailed reset (NIST SP 800-63B 3.2.2). A stranger needs four days for that and even then keeps nobody out:
 * a browser that signed in before has a budget of its own, and the mail is on its way.
 */
export const passwordSchedule: LockSchedule = (failures) => {
  if (failures >= PASSWORD_CAP_FAILURES) return "frozen";
  if (failures < PASSWORD_FREE_ATTEMPTS) return 0;
  const doubled = PASSWORD_BACKOFF_FIRST_SECONDS * 2 ** (failures - PASSWORD_FREE_ATTEMPTS);
  return Math.min(doubled, PASSWORD_BACKOFF_LONGEST_SECONDS);
};

/** The lock that is next after this many consecutive failures. */
export function nextLock(failures: number, schedule: LockSchedule): NextLock {
  let triesLeft = 1;
  while (schedule(failures + triesLeft) === 0) triesLeft += 1;
  return { triesLeft, lock: schedule(failures + triesLeft) };
}

/**
 * Counts one attempt as failed before it is checked.
 * @returns the next state, or the end of the lock that forbids the attempt
 */
export function countAttempt(
  state: AttemptState,
  schedule: LockSchedule,
  now: Date,
): { ok: true; next: AttemptState } | { ok: false; lockedUntil: Date } {
  if (state.lockedUntil && state.lockedUntil > now) return { ok: false, lockedUntil: state.lockedUntil };
  const failures = state.failures + 1;
  return { ok: true, next: { failures, lockedUntil: lockAfter(failures, schedule, now) } };
}

function lockAfter(failures: number, schedule: LockSchedule, now: Date): Date | null {
  const lock = schedule(failures);
  if (lock === "frozen") return FROZEN_UNTIL;
  return lock === 0 ? null : secondsAfter(now, lock);
}
