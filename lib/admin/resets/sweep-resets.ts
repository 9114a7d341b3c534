// Owns what time does to resets: those that are due happen, those that nobody approved end, old ones are forgotten.
import "server-only";
import { askSecondAdmin, isApproved } from "@/lib/admin/resets/advance-reset";
import { deleteOver, dueResets, expireWaiting } from "@/lib/admin/resets/due-reset-store";
import { performReset } from "@/lib/admin/resets/perform-reset";
import { findReset, findResetPerson, moveReset } from "@/lib/admin/resets/reset-store";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { RESET_APPROVAL_SECONDS, RESET_RETENTION_SECONDS } from "@/lib/platform/durations";
import { newId } from "@/lib/platform/random-token";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** How many are performed in one sweep, so that requests get their turn at the database. */
const BATCH = 50;

/**
 * Performs what is due (R74). One that fails stays due and does not hold up the others; its fault is thrown at the end.
 */
export async function sweepResets(now: Date): Promise<void> {
  const faults: unknown[] = [];
  for (const id of await dueResets(now, BATCH))
    await performDue(id, now).catch((fault: unknown) => faults.push(fault));
  // A yes of long ago is worth nothing: nobody remembers why.
  await expireWaiting(secondsBefore(now, RESET_APPROVAL_SECONDS), now);
  await deleteOver(secondsBefore(now, RESET_RETENTION_SECONDS));
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
