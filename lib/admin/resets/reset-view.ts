// Owns what the form of a reset tells of the person before anything happens.
import "server-only";
import type { Standing } from "@/lib/admin/resets/four-eyes-rule";
import { isMailboxInDoubt } from "@/lib/admin/resets/re-enrollment-link";
import { database } from "@/lib/platform/db";

export interface ResetView extends Standing {
  id: string;
  email: string;
  /** When it was reset, if it has not enrolled since. */
  resetAt: Date | null;
  hasSecondFactor: boolean;
  /** Why no link would be mailed. */
  notMailed: "unconfirmed" | "in-doubt" | null;
}

const SHOWN = {
  email: true,
  role: true,
  adminUntil: true,
  resetAt: true,
  factorCount: true,
  emailConfirmedAt: true,
} as const;

/**
 * Null for an id that nobody has.
 * @param asked when the reset was asked for, or now
 */
export async function resetView(id: string, asked: Date): Promise<ResetView | null> {
  const db = database();
  const row = await db.account.findUnique({ where: { id }, select: SHOWN });
  if (!row) return null;
  const { factorCount, emailConfirmedAt, ...person } = row;
  const inDoubt = (await isMailboxInDoubt(db, id, asked)) ? "in-doubt" : null;
  const notMailed = emailConfirmedAt ? inDoubt : "unconfirmed";
  return { id, ...person, hasSecondFactor: factorCount > 0, notMailed };
}
