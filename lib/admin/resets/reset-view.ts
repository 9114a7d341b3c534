// Owns what the form of a reset tells of the person before anything happens.
import "server-only";
import { isMailboxInDoubt } from "@/lib/admin/resets/re-enrollment-link";
import { database } from "@/lib/platform/db";

export interface ResetView {
  id: string;
  email: string;
  role: string;
  /** When it was reset, if it has not enrolled since. */
  resetAt: Date | null;
  hasSecondFactor: boolean;
  /** Why no link would be mailed. */
  notMailed: "unconfirmed" | "in-doubt" | null;
}

/**
 * Null for an id that nobody has.
 * @param asked when the reset was asked for, or now
 */
export async function resetView(id: string, asked: Date): Promise<ResetView | null> {
  const select = { email: true, role: true, resetAt: true, factorCount: true, emailConfirmedAt: true };
  const db = database();
  const row = await db.account.findUnique({ where: { id }, select });
  if (!row) return null;
  const { email, role, resetAt, factorCount, emailConfirmedAt } = row;
  const inDoubt = (await isMailboxInDoubt(db, id, asked)) ? "in-doubt" : null;
  const notMailed = emailConfirmedAt ? inDoubt : "unconfirmed";
  return { id, email, role, resetAt, hasSecondFactor: factorCount > 0, notMailed };
}
