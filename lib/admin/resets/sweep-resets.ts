// Owns what time does to resets: those that are due happen, those that nobody approved end, old ones are forgotten.
import "server-only";
import { askSecondAdmin, isApproved } from "@/lib/admin/resets/advance-reset";
import { performReset } from "@/lib/admin/resets/perform-reset";
import { findReset, findResetPerson, moveReset } from "@/lib/admin/resets/reset-store";
import type { Trace } from "@/lib/audit/trace";
import { database, transaction } from "@/lib/platform/db";
import { RESET_APPROVAL_SECONDS, RESET_RETENTION_SECONDS } from "@/lib/platform/durations";
import { newId } from "@/lib/platform/random-token";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** How many are performed in one sweep, so that requests get their turn at the database. */
const BATCH = 50;

/**
 * Performs what is due (R74). One that fails stays due and does not hold up the others; its fault is thrown at the end.
 */
export async function sweepResets(now: Date): Promise<void> {
  const db = database();
  const due = await db.reset.findMany({
    where: { state: "scheduled", effectiveAt: { lte: now } },
    orderBy: { effectiveAt: "asc" },
    select: { id: true },
    take: BATCH,
  });
  const faults: unknown[] = [];
  for (const { id } of due) await performDue(id, now).catch((fault: unknown) => faults.push(fault));
  await endUnapproved(now);
  const before = { lt: secondsBefore(now, RESET_RETENTION_SECONDS) };
  await db.reset.deleteMany({ where: { endedAt: before } });
  await db.resetRequest.deleteMany({ where: { decidedAt: before } });
  if (faults.length > 0) throw faults[0];
}

/** One guarded write decides who performs it, whichever sweepers look at once. */
function performDue(id: string, now: Date): Promise<void> {
  const trace: Trace = { requestId: newId(), address: "127.0.0.0/24", browser: "Server" };
  return transaction(async (tx) => {
    const reset = await findReset(tx, id, "scheduled");
    if (!reset) return;
    const person = await findResetPerson(tx, reset.accountId);
    // Either nothing is left to take away, or the person was kept out and could not have called it off.
    if (!person?.isResettable || person.isDeactivated) {
      await moveReset(tx, { id, from: "scheduled", to: "expired" }, { endedAt: now });
      return;
    }
    // Whoever became an administrator meanwhile, or whose approver no longer is one, needs another yes (R75).
    if (!(await isApproved(tx, reset, now))) {
      const isBack = await moveReset(tx, { id, from: "scheduled", to: "waiting" }, {});
      if (isBack) await askSecondAdmin(tx, reset, trace, now);
      return;
    }
    const isOurs = await moveReset(tx, { id, from: "scheduled", to: "done" }, { endedAt: now });
    if (isOurs) await performReset(tx, reset, { trace, now });
  });
}

/** A yes of long ago is worth nothing: nobody remembers why. */
async function endUnapproved(now: Date): Promise<void> {
  const since = secondsBefore(now, RESET_APPROVAL_SECONDS);
  await database().reset.updateMany({
    where: { state: "waiting", createdAt: { lt: since } },
    data: { state: "expired", endedAt: now, pendingFor: null },
  });
}
