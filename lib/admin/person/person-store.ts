// Owns what administrators read and change in the row of somebody else's account. No secret and no hash is read.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";

/** An account as its page shows it to administrators. */
export interface Person {
  id: string;
  email: string;
  name: string | null;
  role: "member" | "admin";
  /** When they were demoted, if they were. */
  adminUntil: Date | null;
  createdAt: Date;
  emailConfirmedAt: Date | null;
  lastSignInAt: Date | null;
  deactivatedAt: Date | null;
  remindedAt: Date | null;
  /** Since when the password alone opens nothing, until the person has enrolled anew. */
  resetAt: Date | null;
  /** Active authenticators, those that a provider keeps included, and passkeys. */
  factorCount: number;
  codesLeft: number;
  locale: Locale;
}

const PERSON = {
  id: true,
  email: true,
  name: true,
  role: true,
  adminUntil: true,
  createdAt: true,
  emailConfirmedAt: true,
  lastSignInAt: true,
  deactivatedAt: true,
  remindedAt: true,
  resetAt: true,
  factorCount: true,
  codesLeft: true,
  locale: true,
} as const;

/** The person of an id, or null. */
export async function findPerson(id: string, db: Tx = database()): Promise<Person | null> {
  const row = await db.account.findUnique({ where: { id }, select: PERSON });
  return row && { ...row, role: row.role as Person["role"], locale: row.locale as Locale };
}

/** Deactivates an account. False when it is deactivated already, or gone. */
export async function markDeactivated(tx: Tx, id: string, now: Date): Promise<boolean> {
  const where = { id, deactivatedAt: null };
  return (await tx.account.updateMany({ where, data: { deactivatedAt: now } })).count === 1;
}

/** Lets an account in again. False when it is not deactivated, or gone. */
export async function markReactivated(tx: Tx, id: string): Promise<boolean> {
  const where = { id, deactivatedAt: { not: null } };
  return (await tx.account.updateMany({ where, data: { deactivatedAt: null } })).count === 1;
}

/**
 * Gives an account another role, and notes since or until when it is an administrator's. False when it has that role
 * already, or is gone.
 */
export async function setRole(tx: Tx, id: string, role: Person["role"], now: Date): Promise<boolean> {
  const dates =
    role === "admin" ? { adminSince: now, adminUntil: null } : { adminSince: null, adminUntil: now };
  const where = { id, role: { not: role } };
  return (await tx.account.updateMany({ where, data: { role, ...dates } })).count === 1;
}

/** Notes that the person was reminded. False when that was done after `before`. */
export async function markReminded(tx: Tx, id: string, before: Date, now: Date): Promise<boolean> {
  const where = { id, OR: [{ remindedAt: null }, { remindedAt: { lte: before } }] };
  return (await tx.account.updateMany({ where, data: { remindedAt: now } })).count === 1;
}
