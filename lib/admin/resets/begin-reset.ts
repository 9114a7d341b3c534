// Owns beginning a reset: what an administrator must show before anything happens to somebody else's second factor (R74).
import "server-only";
import type { ResetReason } from "@/lib/admin/help-reasons";
import { advanceReset, type ResetOutcome } from "@/lib/admin/resets/advance-reset";
import { hasUsedUpResets } from "@/lib/admin/resets/approval-store";
import { closeRequestOf } from "@/lib/admin/resets/request-store";
import { findResetPerson, insertReset, pendingResetOf } from "@/lib/admin/resets/reset-store";
import { DELAY_SECONDS, type ResetTime } from "@/lib/admin/resets/reset-terms";
import { recordEvent } from "@/lib/audit/record-event";
import { type Tx, transaction } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { type NoPermit, refusePermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

export interface ResetOrder {
  accountId: string;
  reasonClass: ResetReason;
  reason: string;
  time: ResetTime;
  /** The person's address, as the administrator typed it. */
  email: string;
  /** The request that it answers, if any. */
  requestId?: string;
}

export type ResetError =
  | NoPermit
  | "reset-person-missing"
  | "reset-own"
  | "reset-email-wrong"
  | "reset-nothing-there"
  | "reset-delay-deactivated"
  | "reset-pending"
  | "reset-over"
  | "resets-used-up";

/**
 * Begins a reset of somebody's second factor: done at once, scheduled, or waiting for a second administrator. What is
 * refused changes nothing, consumes no grant, and stands in the security log. Errors: those of ResetError.
 */
export function resetSecondFactor(
  act: AdminAct,
  order: ResetOrder,
): Promise<Result<ResetOutcome, ResetError>> {
  return loggingRefusals(act, order.accountId, (tx) => beginReset(tx, act, order, "reset-second-factor"));
}

/**
 * The same inside a transaction.
 * @param purpose what the permit must have been given for; it is used up
 */
export async function beginReset(
  tx: Tx,
  act: AdminAct,
  { accountId, time, email, ...order }: ResetOrder,
  purpose: StepUpPurpose,
): Promise<Result<ResetOutcome, ResetError>> {
  const { actorId, trace, now } = act;
  const delaySeconds = DELAY_SECONDS[time];
  const refusal = await refuseAct(tx, act, { accountId, email, delaySeconds }, purpose);
  if (refusal) return refused(refusal);
  if (await pendingResetOf(tx, accountId)) return refused("reset-pending");
  // Whoever begins a reset has answered what the person may have asked for.
  const requestId = order.requestId ?? (await closeRequestOf(tx, accountId, now)) ?? undefined;
  const begun = { accountId, actorId, delaySeconds, ...order, requestId };
  const reset = await insertReset(tx, begun, now);
  return advanceReset(tx, reset, { actorId, trace, now });
}

/** Why an administrator may not say yes to this person's reset, or null. Consumes the grant. */
export async function refuseAct(
  tx: Tx,
  act: AdminAct,
  { accountId, email, delaySeconds }: { accountId: string; email: string; delaySeconds: number },
  purpose: StepUpPurpose,
): Promise<ResetError | null> {
  const person = await findResetPerson(tx, accountId);
  if (!person) return "reset-person-missing";
  if (accountId === act.actorId) return "reset-own";
  const refusal = await refusePermit(tx, act, purpose);
  if (refusal) return refusal;
  if (person.email !== email) return "reset-email-wrong";
  if (!person.isResettable) return "reset-nothing-there";
  // The delay is for the owner to call it off, and a deactivated account keeps its owner out.
  if (delaySeconds > 0 && person.isDeactivated) return "reset-delay-deactivated";
  return (await hasUsedUpResets(tx, act.actorId, act.now)) ? "resets-used-up" : null;
}

/** Runs an act in one transaction. A refusal undoes all of it, and is then written into the log by itself. */
export async function loggingRefusals<T, E extends string>(
  { actorId, trace, now }: AdminAct,
  subjectId: string,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const result = await allOrNothing(work);
  if (result.ok) return accepted(result.value);
  await transaction(async (tx) => {
    // An id that nobody has is not written into the log as if it were somebody's.
    const person = await findResetPerson(tx, subjectId);
    const people = { actorId, subjectId: person?.id };
    const entry = { event: "second-factor.reset", result: "failure", ...people } as const;
    await recordEvent(tx, { ...entry, reason: result.error }, trace, now);
  });
  return result;
}
