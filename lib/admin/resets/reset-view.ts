// Owns what the form of a reset tells of the person before anything happens.
import "server-only";
import { maskEmail } from "@/lib/accounts/email/mask-email";
import type { Standing } from "@/lib/admin/resets/four-eyes-rule";
import { countCalledOff, isMailboxInDoubt } from "@/lib/admin/resets/reset-person-store";
import { database } from "@/lib/platform/db";

export interface ResetView extends Standing {
  id: string;
  email: string;
  name: string | null;
  /** When it was reset, if it has not enrolled since. */
  resetAt: Date | null;
  hasSecondFactor: boolean;
  /** Why no link would be mailed. */
  notMailed: "unconfirmed" | "in-doubt" | null;
  /** Masked: a second address whose mail may call a delayed reset off. */
  secondEmail: string | null;
  /** How often the person's side has called one off within RESET_SIGNS_SECONDS. */
  calledOff: number;
}

const SHOWN = {
  email: true,
  name: true,
  role: true,
  adminUntil: true,
  resetAt: true,
  factorCount: true,
  emailConfirmedAt: true,
  secondEmail: true,
} as const;

/**
 * What the form shows of a person. Null for an id that nobody has.
 * @param asked when the reset was asked for, or now
 */
export async function resetView(id: string, asked: Date): Promise<ResetView | null> {
  const db = database();
  const row = await db.account.findUnique({ where: { id }, select: SHOWN });
  if (!row) return null;
  const { factorCount, emailConfirmedAt, secondEmail, ...person } = row;
  const inDoubt = (await isMailboxInDoubt(db, id, asked)) ? "in-doubt" : null;
  const notMailed = emailConfirmedAt ? inDoubt : "unconfirmed";
  const masked = secondEmail && maskEmail(secondEmail);
  const calledOff = await countCalledOff(db, id, asked);
  return { id, ...person, hasSecondFactor: factorCount > 0, notMailed, secondEmail: masked, calledOff };
}
