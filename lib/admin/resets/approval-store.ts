// Owns the rows of approvals, an administrator's yes to a reset, and which of them count.
import "server-only";
import type { Tx } from "@/lib/platform/db";
import { FOUR_EYES_NEW_ADMIN_SECONDS, RESETS_WINDOW_SECONDS } from "@/lib/platform/durations";
import { RESETS_BY_ADMIN } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Notes a yes. A second one of the same administrator breaks the unique index. */
export async function insertApproval(tx: Tx, resetId: string, adminId: string, now: Date): Promise<void> {
  await tx.resetApproval.create({ data: { id: newId(), resetId, adminId, at: now } });
}

/** Takes an administrator's yes back from every reset under way; resets that are over keep who approved them. */
export async function withdrawApprovals(tx: Tx, adminId: string): Promise<void> {
  await tx.resetApproval.deleteMany({ where: { adminId, reset: { pendingFor: { not: null } } } });
}

/**
 * Whether one or two administrators who can act now, other than the person, have said yes. Of two each must have been one
 * for long enough. One who was reset since and waits for a link does not count: of two who reset each other, one would be
 * left (R76).
 */
export async function hasApprovals(
  tx: Tx,
  { id, accountId, createdAt }: { id: string; accountId: string; createdAt: Date },
  needed: 1 | 2,
): Promise<boolean> {
  const settled = needed === 2 ? { adminSince: { lte: settledSince(createdAt) } } : {};
  const admin = { role: "admin", deactivatedAt: null, resetAt: null, id: { not: accountId }, ...settled };
  return (await tx.resetApproval.count({ where: { resetId: id, admin } })) >= needed;
}

/**
 * By when somebody must have become an administrator to be one of two: nobody can then make a second one just to say
 * yes.
 */
function settledSince(begun: Date): Date {
  return secondsBefore(begun, FOUR_EYES_NEW_ADMIN_SECONDS);
}

/** Whether an administrator has approved a reset already. */
export async function hasApproved(tx: Tx, resetId: string, adminId: string): Promise<boolean> {
  return (await tx.resetApproval.count({ where: { resetId, adminId } })) > 0;
}

/** Whether an administrator has been one for long enough to be one of two for a reset. */
export async function isSettledAdmin(
  tx: Tx,
  id: string,
  { createdAt }: { createdAt: Date },
): Promise<boolean> {
  return (await tx.account.count({ where: { id, adminSince: { lte: settledSince(createdAt) } } })) > 0;
}

/** Whether an administrator has said yes so often lately that another one must do it (2.1: ten an hour). */
export async function hasUsedUpResets(tx: Tx, adminId: string, now: Date): Promise<boolean> {
  const since = secondsBefore(now, RESETS_WINDOW_SECONDS);
  return (await tx.resetApproval.count({ where: { adminId, at: { gt: since } } })) >= RESETS_BY_ADMIN;
}
