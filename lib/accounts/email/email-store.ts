// Owns the address columns of accounts: who holds an address, and how it is confirmed, changed and restored.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";
import { hashToken } from "@/lib/platform/random-token";

export interface EmailOwner {
  id: string;
  email: string;
  /** Proven; only notices go there. */
  secondEmail: string | null;
  locale: Locale;
  isConfirmed: boolean;
  /** Whether its link was used by somebody who was not signed in to the account. */
  emailProvedApart: boolean;
}

const OWNER = {
  id: true,
  email: true,
  secondEmail: true,
  locale: true,
  emailConfirmedAt: true,
  emailProvedApart: true,
} as const;

interface OwnerRow {
  id: string;
  email: string;
  secondEmail: string | null;
  locale: string;
  emailConfirmedAt: Date | null;
  emailProvedApart: boolean;
}

/** An address that a link has proved. */
export interface ProvedEmail {
  accountId: string;
  email: string;
  /** Whether the link was used by somebody who was not signed in to the account. */
  emailProvedApart: boolean;
}

function ownerOf({ locale, emailConfirmedAt, ...addresses }: OwnerRow): EmailOwner {
  return { ...addresses, locale: locale as Locale, isConfirmed: emailConfirmedAt !== null };
}

/**
 * The account that has an address, or that had it and may still take it back. To everybody else the address is taken;
 * otherwise an undo could come too late (R71).
 */
export async function findEmailHolder(db: Tx, email: string, now: Date): Promise<EmailOwner | null> {
  const owner = await db.account.findUnique({ where: { email }, select: OWNER });
  if (owner) return ownerOf(owner);
  const mayRestore = { purpose: "undo-email", email, usedAt: null, expiresAt: { gt: now } };
  const held = await db.linkToken.findFirst({ where: mayRestore, select: { accountId: true } });
  return held?.accountId ? findEmailOwner(db, held.accountId) : null;
}

/** The addresses of an account, as they are now. */
export async function emailOf(db: Tx, accountId: string): Promise<EmailOwner> {
  return ownerOf(await db.account.findUniqueOrThrow({ where: { id: accountId }, select: OWNER }));
}

/** The same, or null when the account is gone, which may have happened in this transaction. */
export async function findEmailOwner(db: Tx, accountId: string): Promise<EmailOwner | null> {
  const row = await db.account.findUnique({ where: { id: accountId }, select: OWNER });
  return row && ownerOf(row);
}

/** Notes that the address was proved. False when the account has another one by now. */
export async function markEmailConfirmed(
  tx: Tx,
  { accountId, email, emailProvedApart }: ProvedEmail,
  now: Date,
): Promise<boolean> {
  const data = { emailConfirmedAt: now, emailProvedApart };
  return (await tx.account.updateMany({ where: { id: accountId, email }, data })).count === 1;
}

/** Gives an account another address, which a link has proved. A taken one violates the unique index. */
export async function setConfirmedEmail(
  tx: Tx,
  { accountId, email, emailProvedApart }: ProvedEmail,
  now: Date,
): Promise<void> {
  const data = { email, emailConfirmedAt: now, emailProvedApart };
  await tx.account.update({ where: { id: accountId }, data });
}

/** Sets the second address, which a link has proved, or removes it. */
export async function setSecondEmail(tx: Tx, accountId: string, secondEmail: string | null): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { secondEmail } });
}

/** The address that waits for its link to become the first or the second one, or null. */
export async function pendingEmailOf(
  accountId: string,
  purpose: "change-email" | "second-email",
  now: Date,
): Promise<string | null> {
  const where = { accountId, purpose, usedAt: null, expiresAt: { gt: now } };
  const row = await database().linkToken.findFirst({ where, select: { email: true } });
  return row?.email ?? null;
}

/**
 * Extends the undo links to an address that an account has again: the address that it just left gets an undo link as
 * well, and that one must not outlive them (R71).
 */
export async function keepWaysBackTo(
  tx: Tx,
  { accountId, email }: { accountId: string; email: string },
  { until, now }: { until: Date; now: Date },
): Promise<void> {
  const where = { accountId, email, purpose: "undo-email", usedAt: null, expiresAt: { gt: now } };
  await tx.linkToken.updateMany({ where, data: { expiresAt: until } });
}

/**
 * Ends the links of an account at an undo, except the undo links older than the one that was used: whoever moves an
 * account from address to address cannot use a later undo to end the first owner's (R71).
 */
export async function endLinksAfterUndo(tx: Tx, accountId: string, usedToken: string): Promise<void> {
  const { createdAt } = await tx.linkToken.findUniqueOrThrow({ where: { hash: hashToken(usedToken) } });
  const spared = { purpose: "undo-email", createdAt: { lt: createdAt } };
  await tx.linkToken.deleteMany({ where: { accountId, usedAt: null, NOT: spared } });
}
