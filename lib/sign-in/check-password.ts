// Owns the check of a password against its own budget: reserve, verify at constant cost, clear.
import "server-only";
import { mailResetLink } from "@/lib/accounts/passwords/mail-reset-link";
import { verifyPassword } from "@/lib/accounts/passwords/password-hash";
import { isPasswordInForce } from "@/lib/accounts/passwords/password-store";
import { findPasswordHolder, type PasswordHolder } from "@/lib/accounts/store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { type Tx, transaction } from "@/lib/platform/db";
import { isFrozen, passwordSchedule } from "@/lib/sign-in/attempts/attempt-budget";
import { type Reservation, reserveAttempt, returnAttempt } from "@/lib/sign-in/attempts/attempt-counter";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";
import { knownBrowserId } from "@/lib/sign-in/known-browser";

export interface PasswordClaim {
  /** Canonical. */
  email: string;
  password: string;
  /** Cookie value of a browser that signed in before, if any. */
  browserMark: string | undefined;
}

export interface CheckedPassword {
  /** The account behind the address, right password or not; for the audit row alone. */
  holder: PasswordHolder | null;
  /** Null when the password is right. */
  refusal: "wrong-password" | "locked" | null;
  /** Clear this when the password was right, in the transaction that gives what it buys. */
  attemptKey: string;
}

/**
 * Checks a password. Unknown address, wrong password and lock take the same path and the same time (ASVS 6.3.8):
 * the hash is computed in each case, and a lock refuses even the right password.
 * Reserves an attempt first, which only the caller clears; the wrong one that freezes the budget mails a reset link,
 * and writes that down.
 * @throws HashQueueFullError when too many hashes wait; the attempt is given back, as after every other fault
 */
export async function checkPassword(claim: PasswordClaim, trace: Trace, now: Date): Promise<CheckedPassword> {
  const holder = await findPasswordHolder(claim.email);
  const attemptKey = passwordKey(claim.email, knownBrowserId(claim.browserMark, holder, now));
  const reservation = await transaction(
    (tx) => reserveAttempt(tx, attemptKey, passwordSchedule, now),
    `password:${attemptKey}`,
  );
  try {
    const fits = await verifyPassword(claim.password, holder?.password ?? null);
    if (!fits && holder && beganFreeze(reservation)) await mailAtCap(holder.id, trace, now);
    const refusal = !reservation.ok ? "locked" : fits ? null : "wrong-password";
    return { holder, refusal, attemptKey };
  } catch (fault) {
    if (reservation.ok) await transaction((tx) => returnAttempt(tx, attemptKey), `password:${attemptKey}`);
    throw fault;
  }
}

/**
 * Whether a password that was right still is, asked in the transaction that gives what it buys: a change, a reset or a
 * report that came between has ended everything, and the old password must not begin anew (R13).
 */
export async function stillHolds(tx: Tx, { holder }: CheckedPassword): Promise<boolean> {
  return holder?.password ? isPasswordInForce(tx, holder.id, holder.password.hash) : false;
}

/** True for one failure alone, the one that reached the cap: all that follow are refused before they are counted. */
function beganFreeze(reservation: Reservation): boolean {
  return reservation.ok && isFrozen(reservation.lockedUntil);
}

/** The way back from a frozen password: one mail (NIST SP 800-63B 3.2.2). Asking for another works as always. */
function mailAtCap(subjectId: string, trace: Trace, now: Date): Promise<void> {
  return transaction(async (tx) => {
    if (!(await mailResetLink(tx, subjectId, "password-frozen", now))) return;
    const entry = { event: "password.reset-requested", result: "success", subjectId } as const;
    await recordEvent(tx, { ...entry, reason: "too-many-failures" }, trace, now);
  });
}
