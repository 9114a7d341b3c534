// Owns the check of a password against its own budget: reserve, verify at constant cost, clear.
import "server-only";
import { verifyPassword } from "@/lib/accounts/password-hash";
import { findPasswordHolder, type PasswordHolder } from "@/lib/accounts/store";
import { transaction } from "@/lib/platform/db";
import { passwordSchedule } from "@/lib/sign-in/attempt-budget";
import { reserveAttempt, returnAttempt } from "@/lib/sign-in/attempt-counter";
import { knownBrowserId, passwordKey } from "@/lib/sign-in/password-attempts";

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
  isRight: boolean;
  isLocked: boolean;
  /** Clear this when the password was right, in the transaction that gives what it buys. */
  attemptKey: string;
}

/**
 * Checks a password. Unknown address, wrong password and lock take the same path and the same time (ASVS 6.3.8):
 * the hash is computed in each case, and a lock makes even the right password wrong.
 */
export async function checkPassword(claim: PasswordClaim, now: Date): Promise<CheckedPassword> {
  const holder = await findPasswordHolder(claim.email);
  const attemptKey = passwordKey(claim.email, knownBrowserId(claim.browserMark, holder?.id, now));
  const reservation = await transaction((tx) => reserveAttempt(tx, attemptKey, passwordSchedule, now));
  try {
    const fits = await verifyPassword(claim.password, holder?.password ?? null);
    return { holder, isRight: fits && reservation.ok, isLocked: !reservation.ok, attemptKey };
  } catch (fault) {
    if (reservation.ok) await transaction((tx) => returnAttempt(tx, attemptKey));
    throw fault;
  }
}
