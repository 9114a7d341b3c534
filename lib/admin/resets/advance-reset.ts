// Owns what a reset does once somebody has said yes to it: wait for a second administrator, for its time, or happen.
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { announceReset } from "@/lib/admin/resets/announce-reset";
import { hasApprovals } from "@/lib/admin/resets/approval-store";
import { resetsNeedTwoAdmins } from "@/lib/admin/resets/four-eyes-rule";
import { performReset } from "@/lib/admin/resets/perform-reset";
import type { ReEnrollmentLink } from "@/lib/admin/resets/re-enrollment-link";
import { standingOf } from "@/lib/admin/resets/reset-person-store";
import { moveReset, type PendingReset } from "@/lib/admin/resets/reset-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import type { Tx } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { secondsAfter } from "@/lib/platform/seconds-after";

export type ResetOutcome =
  | ({ kind: "done" } & ReEnrollmentLink)
  | { kind: "scheduled"; effectiveAt: Date }
  | { kind: "waiting" };

/** Who has said yes, and when. */
export interface ResetStep {
  actorId: string;
  trace: Trace;
  now: Date;
}

/** Whether as many administrators have said yes as the policy and the person's standing ask for at this moment (R75). */
export async function isApproved(tx: Tx, reset: PendingReset, now: Date): Promise<boolean> {
  const person = await standingOf(tx, reset.accountId);
  return hasApprovals(tx, reset, resetsNeedTwoAdmins(await currentPolicy(tx), person, now) ? 2 : 1);
}

/** Moves a waiting reset on as far as it may go. Errors: reset-over, when somebody else moved it meanwhile. */
export async function advanceReset(
  tx: Tx,
  reset: PendingReset,
  step: ResetStep,
): Promise<Result<ResetOutcome, "reset-over">> {
  const { id, delaySeconds } = reset;
  const { now } = step;
  if (!(await isApproved(tx, reset, now))) {
    await askSecondAdmin(tx, reset, step.trace, now);
    return accepted({ kind: "waiting" });
  }
  if (delaySeconds > 0) {
    const effectiveAt = secondsAfter(now, delaySeconds);
    if (!(await moveReset(tx, { id, from: "waiting", to: "scheduled" }, { effectiveAt })))
      return refused("reset-over");
    await announceReset(tx, { ...reset, effectiveAt }, step);
    return accepted({ kind: "scheduled", effectiveAt });
  }
  if (!(await moveReset(tx, { id, from: "waiting", to: "done" }, { endedAt: now })))
    return refused("reset-over");
  return accepted({ kind: "done", ...(await performReset(tx, reset, step)) });
}

/** Tells every administrator that a reset waits for one of them. */
export async function askSecondAdmin(tx: Tx, reset: PendingReset, trace: Trace, now: Date): Promise<void> {
  const { id, accountId, actorId } = reset;
  const people = { actorId: actorId ?? undefined, subjectId: accountId };
  await recordEvent(tx, { event: "reset.proposed", result: "success", ...people }, trace, now);
  const { email: person } = await emailOf(tx, accountId);
  const path = `/admin/resets/${id}`;
  await notifyAdmins(tx, { kind: "admin-reset-waiting", person, path }, trace, now);
}
