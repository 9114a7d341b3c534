// Owns the rows of accounts and their passwords.
import "server-only";
import { findEmailHolder } from "@/lib/accounts/email/email-store";
import type { StoredPassword } from "@/lib/accounts/passwords/password-hash";
import { demandPasswordToo } from "@/lib/passkeys/passkey-store";
import type { Moment } from "@/lib/platform/database/moment";
import { database, type Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";
import { clearPasswordAttempts } from "@/lib/sign-in/attempts/attempt-counter";

export interface PasswordHolder {
  id: string;
  /** When it was last chosen, disabled or not. */
  passwordChangedAt: Date;
  password: { hash: string; pepperId: string } | null;
  hasSecondFactor: boolean;
}

interface HolderRow {
  id: string;
  createdAt: Moment;
  deactivatedAt: Moment | null;
  factorCount: bigint | number;
  hash: string | null;
  pepperId: string | null;
  disabledAt: Moment | null;
  changedAt: Moment | null;
}

/**
 * The account of a canonical address with its password hash, only for checking a password. A disabled password, or one
 * of a deactivated account, counts as none: the check takes as long and fails (R63). Raw SQL, because Prisma reads the
 * password by a second statement, only where there is an account, and so takes longer for it (R15).
 */
export async function findPasswordHolder(email: string): Promise<PasswordHolder | null> {
  const [row] = await database().$queryRaw<HolderRow[]>`
    SELECT a."id", a."createdAt", a."deactivatedAt", a."factorCount",
      p."hash", p."pepperId", p."disabledAt", p."changedAt"
    FROM "Account" a LEFT JOIN "Password" p ON p."accountId" = a."id"
    WHERE a."email" = ${email}`;
  if (!row) return null;
  const { id, hash, pepperId } = row;
  const isShut = row.deactivatedAt !== null || row.disabledAt !== null;
  const password = isShut || hash === null || pepperId === null ? null : { hash, pepperId };
  const passwordChangedAt = new Date(row.changedAt ?? row.createdAt);
  return { id, passwordChangedAt, password, hasSecondFactor: Number(row.factorCount) > 0 };
}

export interface NewAccount {
  id: string;
  email: string;
  password: StoredPassword;
  /** Language of the mails. */
  locale: Locale;
  /** When a mailed link proved the address, if one did. */
  emailConfirmedAt?: Date;
  /** The person's name, where an administrator gave one. */
  name?: string;
  nameKey?: string;
}

/** Somebody took the address after it was looked up. */
export class EmailTakenError extends Error {}

/**
 * Inserts an account with its password. A taken address aborts the transaction: it violates the unique index, or throws
 * an EmailTakenError while an account may still take it back (R71).
 */
export async function insertAccount(
  tx: Tx,
  { password, ...account }: NewAccount,
  role: "member" | "admin",
  now: Date,
): Promise<void> {
  if (await findEmailHolder(tx, account.email, now)) throw new EmailTakenError();
  // Otherwise what strangers tried while nobody had the address would keep its owner out.
  await clearPasswordAttempts(tx, account.email);
  const adminSince = role === "admin" ? now : null;
  const own = { ...account, role, adminSince, createdAt: now };
  const data = { ...own, password: { create: { ...password, changedAt: now } } };
  await tx.account.create({ data, select: { id: true } });
}

/** Keeps the language in which an account's owner reads the pages; mails use it from now on. */
export async function setLocale(id: string, locale: Locale): Promise<void> {
  await database().account.updateMany({ where: { id }, data: { locale } });
}

/**
 * Disables a password that somebody else may know; only a reset makes a new one. That person may have added a passkey,
 * so each has to be used once beside the new password before it opens the account alone again.
 */
export async function disablePassword(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.password.updateMany({ where: { accountId }, data: { disabledAt: now } });
  await demandPasswordToo(tx, accountId);
}

/** Deletes an account with everything that belongs to it; audit rows stay. Returns what has to be known of it afterwards. */
export async function deleteAccountRow(
  tx: Tx,
  id: string,
): Promise<{ email: string; isEmailProven: boolean; hadSecondFactor: boolean }> {
  const select = { email: true, emailConfirmedAt: true, factorCount: true } as const;
  const { email, emailConfirmedAt, factorCount } = await tx.account.delete({ where: { id }, select });
  return { email, isEmailProven: emailConfirmedAt !== null, hadSecondFactor: factorCount > 0 };
}

/**
 * Whether an account is the last administrator who can act: neither deactivated nor waiting for a reset's link, which
 * nobody could renew. Call it in the transaction that demotes, deactivates or deletes, before that write (R76). It writes
 * to the row of every active administrator: on PostgreSQL, where transactions run side by side, a second one that asks
 * the same waits for the first and then counts what that one left (READ COMMITTED reads the rows anew).
 */
export async function isLastActiveAdmin(tx: Tx, id: string): Promise<boolean> {
  const active = { role: "admin", deactivatedAt: null, resetAt: null };
  const { count } = await tx.account.updateMany({ where: active, data: { role: "admin" } });
  return count <= 1 && (await tx.account.count({ where: { id, ...active } })) === 1;
}
