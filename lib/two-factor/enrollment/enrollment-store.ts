// Owns the rows of enrollments: one per account, a new start replaces the old.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { ENROLLMENT_ATTEMPTS } from "@/lib/platform/limits";
import { isLiveSession } from "@/lib/sign-in/sessions/is-live-session";
import type { SealedSecretRow } from "@/lib/two-factor/authenticators/authenticator-secret";

/** An enrollment belongs to the session that started it. */
export interface EnrollmentOwner {
  accountId: string;
  sessionId: string;
}

export interface EnrollmentRow extends SealedSecretRow {
  name: string;
  sealedCodes: string | null;
  startedAt: Date;
  expiresAt: Date;
  /** Null until its QR code was on a screen. */
  shownAt: Date | null;
  /** The authenticator that is to go once this one works: a phone that is replaced. */
  replacesId: string | null;
}

export interface NewEnrollment extends SealedSecretRow, EnrollmentOwner {
  name: string;
  startedAt: Date;
  expiresAt: Date;
  replacesId: string | null;
}

/** Writes an enrollment; it replaces whatever the account had pending. True when there was something. */
export async function replaceEnrollment(tx: Tx, started: NewEnrollment): Promise<boolean> {
  const { count } = await tx.enrollment.deleteMany({ where: { accountId: started.accountId } });
  await tx.enrollment.create({ data: started, select: { id: true } });
  return count > 0;
}

/** Ends what the account had pending. */
export async function deleteEnrollment(tx: Tx, accountId: string): Promise<void> {
  await tx.enrollment.deleteMany({ where: { accountId } });
}

/** The enrollment that this session may still confirm, or null. */
export function findEnrollment(owner: EnrollmentOwner, now: Date): Promise<EnrollmentRow | null> {
  return database().enrollment.findFirst({
    where: { ...owner, expiresAt: { gt: now } },
    select: {
      id: true,
      name: true,
      sealedSecret: true,
      algorithm: true,
      digits: true,
      periodSeconds: true,
      sealedCodes: true,
      startedAt: true,
      expiresAt: true,
      shownAt: true,
      replacesId: true,
    },
  });
}

/** Notes that the QR code was on a screen. False when that was known, or there is no enrollment any more. */
export async function markEnrollmentShown(tx: Tx, owner: EnrollmentOwner, now: Date): Promise<boolean> {
  const where = { ...owner, expiresAt: { gt: now }, shownAt: null };
  return (await tx.enrollment.updateMany({ where, data: { shownAt: now } })).count === 1;
}

/** Reserves one of the tries. False when they are used up, or the enrollment is gone. */
export async function reserveEnrollmentAttempt(id: string, now: Date): Promise<boolean> {
  const { count } = await database().enrollment.updateMany({
    where: { id, expiresAt: { gt: now }, attempts: { lt: ENROLLMENT_ATTEMPTS } },
    data: { attempts: { increment: 1 } },
  });
  return count === 1;
}

/** Gives a reserved try back: the server failed, not the person. */
export async function returnEnrollmentAttempt(id: string): Promise<void> {
  await database().enrollment.updateMany({
    where: { id, attempts: { gt: 0 } },
    data: { attempts: { decrement: 1 } },
  });
}

/** Whether no code of an enrollment was judged yet. Ask it in the transaction that consumes the enrollment, before. */
export async function isUntried(tx: Tx, id: string): Promise<boolean> {
  return (await tx.enrollment.count({ where: { id, lastError: null } })) === 1;
}

/** Keeps why a code was refused. True for the first code of the enrollment. */
export async function noteRefusedCode(tx: Tx, id: string, error: string): Promise<boolean> {
  const data = { lastError: error };
  const { count } = await tx.enrollment.updateMany({ where: { id, lastError: null }, data });
  if (count === 0) await tx.enrollment.updateMany({ where: { id }, data });
  return count === 1;
}

/** Keeps recovery codes that were made while the person looks at the QR code. */
export async function keepPreparedCodes(id: string, sealedCodes: string): Promise<void> {
  await database().enrollment.updateMany({ where: { id, sealedCodes: null }, data: { sealedCodes } });
}

/**
 * Consumes the enrollment. False when somebody was faster, it has expired, or its session has ended meanwhile: a reset
 * or a deactivation that came between must not leave an intruder's authenticator behind.
 */
export async function consumeEnrollment(
  tx: Tx,
  id: string,
  { accountId, sessionId }: EnrollmentOwner,
  now: Date,
): Promise<boolean> {
  if (!(await isLiveSession(tx, { accountId, sessionId }))) return false;
  const { count } = await tx.enrollment.deleteMany({ where: { id, sessionId, expiresAt: { gt: now } } });
  return count === 1;
}

/** An enrollment whose time is over, and how far it came. */
export interface ExpiredEnrollment {
  id: string;
  accountId: string;
  shownAt: Date | null;
  lastError: string | null;
}

/** The enrollments whose time is over, the oldest first, at most `take`. */
export function expiredEnrollments(now: Date, take: number): Promise<ExpiredEnrollment[]> {
  return database().enrollment.findMany({
    where: { expiresAt: { lte: now } },
    orderBy: { expiresAt: "asc" },
    take,
    select: { id: true, accountId: true, shownAt: true, lastError: true },
  });
}

/** Deletes an expired enrollment. False when somebody was faster. */
export async function deleteExpiredEnrollment(tx: Tx, id: string): Promise<boolean> {
  return (await tx.enrollment.deleteMany({ where: { id } })).count > 0;
}
