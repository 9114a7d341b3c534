// Owns reading what of a person decides how far a reset of theirs may go.
import "server-only";
import type { Standing } from "@/lib/admin/resets/four-eyes-rule";
import type { AuditEvent } from "@/lib/audit/events";
import { countEvents } from "@/lib/audit/store";
import type { Tx } from "@/lib/platform/db";
import { MAILBOX_DOUBT_SECONDS, RESET_SIGNS_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** What of a person decides whether their reset needs two administrators. */
export function standingOf(tx: Tx, id: string): Promise<Standing> {
  const select = { role: true, adminUntil: true };
  return tx.account.findUniqueOrThrow({ where: { id }, select });
}

/** Whether an account was reset, and has nothing but its password and this address since. */
export async function waitsToReEnroll(tx: Tx, id: string, email: string): Promise<boolean> {
  const where = { id, email, resetAt: { not: null }, deactivatedAt: null, factorCount: 0 };
  return (await tx.account.count({ where })) === 1;
}

/** What a mailbox alone can bring about. */
const BY_MAILBOX: AuditEvent[] = ["password.reset", "email.changed", "email.change-undone"];

/**
 * Whether the mailbox gave the account its password or its address shortly before a moment, or since.
 * @param asked when the reset was asked for: a delay must not outwait the doubt
 */
export async function isMailboxInDoubt(tx: Tx, accountId: string, asked: Date): Promise<boolean> {
  const since = secondsBefore(asked, MAILBOX_DOUBT_SECONDS);
  const where = { subjectId: accountId, at: { gt: since }, event: { in: BY_MAILBOX } };
  return (await tx.auditRow.findFirst({ where, select: { id: true } })) !== null;
}

/** How often the person's side has called a reset off, or taken a request back, within RESET_SIGNS_SECONDS. */
export function countCalledOff(tx: Tx, subjectId: string, now: Date): Promise<number> {
  const since = secondsBefore(now, RESET_SIGNS_SECONDS);
  return countEvents(tx, { subjectId, event: "reset.called-off", since, reason: "by-person" });
}
