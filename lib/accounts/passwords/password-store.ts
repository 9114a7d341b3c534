// Owns the row of a password, and what choosing a new one asks of its account.
import "server-only";
import type { StoredPassword } from "@/lib/accounts/passwords/password-hash";
import { demandPasswordToo } from "@/lib/passkeys/passkey-store";
import { database, type Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";

/**
 * Stores a new password, which opens the account again where the old one was disabled. Whoever came in with the old one
 * may have left a passkey, which needs no password: each has to be used beside the new password once before it opens
 * the account alone.
 */
export async function replacePassword(
  tx: Tx,
  accountId: string,
  password: StoredPassword,
  now: Date,
): Promise<void> {
  const data = { ...password, changedAt: now, disabledAt: null };
  await tx.password.update({ where: { accountId }, data });
  await demandPasswordToo(tx, accountId);
}

/** Stores the same password in another form, unless it was changed meanwhile. */
export async function upgradePassword(
  tx: Tx,
  accountId: string,
  { from, to }: { from: string; to: StoredPassword },
): Promise<void> {
  await tx.password.updateMany({ where: { accountId, hash: from }, data: to });
}

/** Whether a password that was checked outside this transaction is still the one that opens an active account. */
export async function isPasswordInForce(tx: Tx, accountId: string, hash: string): Promise<boolean> {
  const inForce = { accountId, hash, disabledAt: null, account: { deactivatedAt: null } };
  return (await tx.password.count({ where: inForce })) === 1;
}

/** When the account's password was chosen: marks of browsers from before it are void. */
export async function passwordChangedAt(tx: Tx, accountId: string): Promise<Date> {
  const password = await tx.password.findUnique({ where: { accountId }, select: { changedAt: true } });
  if (password) return password.changedAt;
  const of = { where: { id: accountId }, select: { createdAt: true } };
  return (await tx.account.findUniqueOrThrow(of)).createdAt;
}

/** What choosing a new password needs to know of the account. */
export interface ResetOwner {
  id: string;
  email: string;
  role: string;
  memberSince: Date;
  /** As others call the person. */
  name: string | null;
  /** The hash of a disabled password; it must not come back. */
  disabledPassword: { hash: string; pepperId: string } | null;
}

/** Whose password is to be reset; null where the account is gone. */
export async function findResetOwner(accountId: string): Promise<ResetOwner | null> {
  const password = { select: { hash: true, pepperId: true, disabledAt: true } };
  const select = { id: true, email: true, role: true, createdAt: true, name: true, password };
  const row = await database().account.findUnique({ where: { id: accountId }, select });
  if (!row) return null;
  const { password: stored, createdAt: memberSince, ...owner } = row;
  return { ...owner, memberSince, disabledPassword: stored?.disabledAt ? stored : null };
}

/** As others call the owner of an account; null where nobody said. */
export async function findName(accountId: string): Promise<string | null> {
  const row = await database().account.findUnique({ where: { id: accountId }, select: { name: true } });
  return row?.name ?? null;
}

/** The account of a canonical address, or null. */
export async function findAccountId(tx: Tx, email: string): Promise<string | null> {
  return (await tx.account.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
}

/** Where mails to the owner of an account go. Null while it is deactivated, or when it is gone. */
export async function findActiveOwner(
  tx: Tx,
  accountId: string,
): Promise<{ email: string; locale: Locale } | null> {
  const select = { email: true, locale: true };
  const owner = await tx.account.findUnique({ where: { id: accountId, deactivatedAt: null }, select });
  return owner && { email: owner.email, locale: owner.locale as Locale };
}
