// Owns the second administrator's yes, without which some resets do not happen (R75).
import "server-only";
import { advanceReset, type ResetOutcome } from "@/lib/admin/resets/advance-reset";
import { hasApproved, insertApproval, isSettledAdmin } from "@/lib/admin/resets/approval-store";
import { loggingRefusals, type ResetError, refuseAct } from "@/lib/admin/resets/begin-reset";
import { findReset } from "@/lib/admin/resets/reset-store";
import { recordEvent } from "@/lib/audit/record-event";
import { database, type Tx } from "@/lib/platform/db";
import { RESET_APPROVAL_SECONDS } from "@/lib/platform/durations";
import { type Result, refused } from "@/lib/platform/result";
import { secondsBefore } from "@/lib/platform/seconds-after";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

type ApprovalError = ResetError | "reset-approved-already" | "reset-approver-too-new";

/**
 * Says yes to a reset that waits: it happens, or is scheduled, where that was the last yes it needed. Nobody says yes
 * twice, or to their own, and neither does anybody who became an administrator after it began: the first one could make
 * their own second. Errors: those of ResetError, reset-approved-already, reset-approver-too-new.
 */
export async function approveReset(
  act: AdminAct,
  resetId: string,
  email: string,
): Promise<Result<ResetOutcome, ApprovalError>> {
  const waiting = await findReset(database(), resetId, "waiting");
  if (!waiting) return refused("reset-over");
  return loggingRefusals<ResetOutcome, ApprovalError>(act, waiting.accountId, (tx) =>
    approve(tx, act, resetId, email),
  );
}

async function approve(
  tx: Tx,
  act: AdminAct,
  resetId: string,
  email: string,
): Promise<Result<ResetOutcome, ApprovalError>> {
  const { actorId, trace, now } = act;
  const reset = await findReset(tx, resetId, "waiting");
  const since = secondsBefore(now, RESET_APPROVAL_SECONDS);
  if (!reset || reset.createdAt < since) return refused("reset-over");
  const { accountId, delaySeconds } = reset;
  if (await hasApproved(tx, resetId, actorId)) return refused("reset-approved-already");
  if (!(await isSettledAdmin(tx, actorId, reset))) return refused("reset-approver-too-new");
  const refusal = await refuseAct(tx, act, { accountId, email, delaySeconds }, "decide-reset");
  if (refusal) return refused(refusal);
  await insertApproval(tx, resetId, actorId, now);
  const entry = { event: "reset.approved", result: "success", actorId } as const;
  await recordEvent(tx, { ...entry, subjectId: accountId }, trace, now);
  return advanceReset(tx, reset, { actorId, trace, now });
}
