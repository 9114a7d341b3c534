// Owns the rows of sign-ups that wait for their mailed link.
import "server-only";
import type { StoredPassword } from "@/lib/accounts/passwords/password-hash";
import { database, type Tx } from "@/lib/platform/db";
import { EMAIL_CONFIRMATION_SECONDS } from "@/lib/platform/durations";
import { PENDING_SIGN_UP_ATTEMPTS } from "@/lib/platform/limits";
import type { Locale } from "@/lib/platform/locale";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import { secondsAfter } from "@/lib/platform/seconds-after";

export interface PendingSignUp {
  /** Canonical. */
  email: string;
  password: StoredPassword;
  locale: Locale;
}

/** Keeps a sign-up for EMAIL_CONFIRMATION_SECONDS, beside others of the same address. Returns its token. */
export async function insertPendingSignUp(
  tx: Tx,
  { email, password, locale }: PendingSignUp,
  now: Date,
): Promise<string> {
  const { token, hash } = newToken();
  const expiresAt = secondsAfter(now, EMAIL_CONFIRMATION_SECONDS);
  const { hash: passwordHash, ...stored } = password;
  const times = { createdAt: now, expiresAt };
  await tx.pendingSignUp.create({
    data: { id: newId(), hash, email, passwordHash, ...stored, locale, ...times },
  });
  return token;
}

function live(token: string, now: Date) {
  return { hash: hashToken(token), expiresAt: { gt: now } };
}

/** Reserves one try at the password, before it is checked. Null when the link is unknown, too old or used up. */
export async function reservePendingSignUp(token: string, now: Date): Promise<PendingSignUp | null> {
  const db = database();
  const where = { ...live(token, now), attempts: { lt: PENDING_SIGN_UP_ATTEMPTS } };
  const { count } = await db.pendingSignUp.updateMany({ where, data: { attempts: { increment: 1 } } });
  const row = count === 1 && (await db.pendingSignUp.findUnique({ where: { hash: hashToken(token) } }));
  if (!row) return null;
  const password = { hash: row.passwordHash, algorithm: "argon2id", pepperId: row.pepperId } as const;
  return { email: row.email, password, locale: row.locale as Locale };
}

/** Gives a reserved try back: the server failed, not the person. */
export async function returnPendingSignUp(token: string): Promise<void> {
  const where = { hash: hashToken(token), attempts: { gt: 0 } };
  await database().pendingSignUp.updateMany({ where, data: { attempts: { decrement: 1 } } });
}

/** Consumes a sign-up, in the transaction that makes its account. False when somebody was faster. */
export async function consumePendingSignUp(tx: Tx, token: string, now: Date): Promise<boolean> {
  return (await tx.pendingSignUp.deleteMany({ where: live(token, now) })).count === 1;
}

/** Ends every sign-up of an address that waits: it has its account. */
export async function endPendingSignUps(tx: Tx, email: string): Promise<void> {
  await tx.pendingSignUp.deleteMany({ where: { email } });
}

/** Removes sign-ups that nobody confirmed in time. */
export async function sweepPendingSignUps(now: Date): Promise<void> {
  await database().pendingSignUp.deleteMany({ where: { expiresAt: { lte: now } } });
}
