// Owns the rows of resets.
import "server-only";
import type { ResetReason } from "@/lib/admin/help-reasons";
import { insertApproval } from "@/lib/admin/resets/approval-store";
import { isResettable, type ResetState } from "@/lib/admin/resets/reset-terms";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";

/** The person whose second factor it is about. */
export interface ResetPerson {
  id: string;
  email: string;
  role: string;
  /** Whether there is something to take away, or to begin anew. */
  isResettable: boolean;
  /** Nobody can sign in to the account then, nor use its links. */
  isDeactivated: boolean;
}

/** The person with an id, or null. */
export async function findResetPerson(tx: Tx, id: string): Promise<ResetPerson | null> {
  const select = { id: true, email: true, role: true, resetAt: true, factorCount: true, deactivatedAt: true };
  const row = await tx.account.findUnique({ where: { id }, select });
  if (!row) return null;
  const { resetAt, factorCount, deactivatedAt, ...person } = row;
  const isDeactivated = deactivatedAt !== null;
  return { ...person, isResettable: isResettable({ resetAt, factorCount }), isDeactivated };
}

/** A reset that is under way. */
export interface PendingReset {
  id: string;
  accountId: string;
  actorId: string | null;
  /** The request that it answers, if any. */
  requestId: string | null;
  reasonClass: string | null;
  delaySeconds: number;
  createdAt: Date;
}

const PENDING = {
  id: true,
  accountId: true,
  actorId: true,
  requestId: true,
  reasonClass: true,
  delaySeconds: true,
  createdAt: true,
} as const;

export interface NewReset {
  accountId: string;
  actorId: string;
  requestId?: string;
  reasonClass: ResetReason;
  reason: string;
  delaySeconds: number;
}

/** Inserts a reset that waits, with the yes of whoever begins it. A second one under way breaks the unique index. */
export async function insertReset(tx: Tx, reset: NewReset, now: Date): Promise<PendingReset> {
  const waiting = { state: "waiting" satisfies ResetState, createdAt: now, pendingFor: reset.accountId };
  const created = await tx.reset.create({ data: { id: newId(), ...reset, ...waiting }, select: PENDING });
  await insertApproval(tx, created.id, reset.actorId, now);
  return created;
}

/** The reset that is under way for an account, or null. */
export function pendingResetOf(tx: Tx, accountId: string) {
  return tx.reset.findUnique({
    where: { pendingFor: accountId },
    select: { ...PENDING, state: true, effectiveAt: true },
  });
}

/** The account of a reset that is under way, or null. */
export async function pendingAccountOf(tx: Tx, id: string): Promise<string | null> {
  return (await tx.reset.findUnique({ where: { id }, select: { pendingFor: true } }))?.pendingFor ?? null;
}

/** The accounts with a reset under way. */
export async function accountsUnderReset(tx: Tx): Promise<string[]> {
  const rows = await tx.reset.findMany({ where: { pendingFor: { not: null } }, select: { accountId: true } });
  return rows.map(({ accountId }) => accountId);
}

/** A reset in a state, or null. */
export function findReset(tx: Tx, id: string, state: ResetState): Promise<PendingReset | null> {
  return tx.reset.findFirst({ where: { id, state }, select: PENDING });
}

/** When the reset was asked for: with the request that it answers, or when it began. */
export async function askedAt(
  tx: Tx,
  { requestId, createdAt }: Pick<PendingReset, "requestId" | "createdAt">,
): Promise<Date> {
  if (!requestId) return createdAt;
  const where = { id: requestId };
  const request = await tx.resetRequest.findUnique({ where, select: { createdAt: true } });
  return request?.createdAt ?? createdAt;
}

/** Moves a reset on. False when somebody was faster: whatever follows must then not happen. */
export async function moveReset(
  tx: Tx,
  { id, from, to }: { id: string; from: ResetState; to: ResetState },
  dates: { effectiveAt?: Date; endedAt?: Date },
): Promise<boolean> {
  const ends = dates.endedAt ? { pendingFor: null } : {};
  const { count } = await tx.reset.updateMany({
    where: { id, state: from },
    data: { state: to, ...dates, ...ends },
  });
  return count === 1;
}

export interface Refusal {
  accountId: string;
  actorId: string;
  requestId: string;
  reason: string;
}

/** Notes that a request was refused, as a reset that ended at once: so it stands in the same history. */
export async function insertRefusal(tx: Tx, refusal: Refusal, now: Date): Promise<void> {
  const ended = { state: "refused" satisfies ResetState, delaySeconds: 0, createdAt: now, endedAt: now };
  await tx.reset.create({ data: { id: newId(), ...refusal, ...ended } });
}
