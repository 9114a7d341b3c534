// Owns the confirmation of an enrollment: one transaction makes the authenticator, its codes and a fresh session's grant.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { endAuthyWhereAsked } from "@/lib/channels/leaving/end-authy";
import { transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { DIAGNOSIS_PROBE_STEPS } from "@/lib/platform/limits";
import { accepted, allOrNothing, type Refusal, type Result, refused } from "@/lib/platform/result";
import { factorCountOf } from "@/lib/two-factor/account-store";
import { openKey } from "@/lib/two-factor/authenticators/authenticator-secret";
import { insertAuthenticator } from "@/lib/two-factor/authenticators/authenticator-store";
import { authenticatorOf } from "@/lib/two-factor/enrollment/authenticator-of";
import {
  consumeEnrollment,
  type EnrollmentOwner,
  type EnrollmentRow,
  findEnrollment,
  isUntried,
  noteRefusedCode,
  reserveEnrollmentAttempt,
  returnEnrollmentAttempt,
} from "@/lib/two-factor/enrollment/enrollment-store";
import {
  firstBatch,
  type NewFactor,
  type RaisedAssurance,
  raiseAssurance,
} from "@/lib/two-factor/enrollment/raise-assurance";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { openPreparedCodes } from "@/lib/two-factor/recovery-codes/recovery-batch";
import { refusalOf } from "@/lib/two-factor/verification/judge-authenticator-code";
import { judgeCode, type Verdict } from "@/lib/two-factor/verification/judge-code";

export interface EnrollmentConfirmation {
  owner: EnrollmentOwner;
  /** The one whose QR code was on the screen: another tab may have made a newer one since. */
  enrollmentId?: string | undefined;
  /** Six ASCII digits. */
  code: string;
  name: string;
  trace: Trace;
  now: Date;
}

export interface ConfirmedEnrollment extends RaisedAssurance {
  /** Whether it takes the place of another authenticator, which its owner may remove now. */
  isReplacement: boolean;
}

/**
 * Confirms an enrollment (R39, R40): consumes its step, activates the authenticator, makes recovery codes where the
 * account has none, ends every session and ticket, and grants a new session. All of it or nothing.
 * Errors: enrollment-missing, enrollment-used-up, code-wrong, code-already-used, code-late, code-early.
 */
export async function confirmEnrollment(
  confirmation: EnrollmentConfirmation,
): Promise<Result<ConfirmedEnrollment, TwoFactorError>> {
  const { owner, enrollmentId, now } = confirmation;
  const pending = await findEnrollment(owner, now);
  if (!pending || (enrollmentId && enrollmentId !== pending.id)) return refused("enrollment-missing");
  if (!(await reserveEnrollmentAttempt(pending.id, now))) return refused("enrollment-used-up");
  const result = await judgeAndActivate(pending, confirmation).catch(async (fault: unknown) => {
    await returnEnrollmentAttempt(pending.id);
    throw fault;
  });
  if (!result.ok) await recordRefusal(confirmation, pending, result);
  return result;
}

async function judgeAndActivate(
  pending: EnrollmentRow,
  confirmation: EnrollmentConfirmation,
): Promise<Result<ConfirmedEnrollment, TwoFactorError>> {
  const verdict = await judge(pending, confirmation);
  return verdict.kind === "right" ? activate(pending, confirmation, verdict.step) : refusalOf(verdict);
}

async function judge(pending: EnrollmentRow, { code, now }: EnrollmentConfirmation): Promise<Verdict> {
  const key = await openKey(pending, "Enrollment");
  const { id, periodSeconds } = pending;
  const candidate = { id, key, periodSeconds, lastUsedStep: -1, offsetSteps: 0 };
  // The secret is on this person's screen, so every wrong clock may be named, fast ones too.
  return judgeCode([candidate], code, {
    nowMs: now.getTime(),
    window: settings().totpWindow,
    stepsBack: DIAGNOSIS_PROBE_STEPS,
    stepsAhead: DIAGNOSIS_PROBE_STEPS,
  });
}

/** @param step the one that the right code used up */
async function activate(
  pending: EnrollmentRow,
  { owner, name, trace, now }: EnrollmentConfirmation,
  step: number,
): Promise<Result<ConfirmedEnrollment, TwoFactorError>> {
  const { accountId } = owner;
  const authenticator = await authenticatorOf(pending, accountId, name, step);
  const { sealedCodes } = pending;
  const prepared = sealedCodes ? () => openPreparedCodes(pending.id, sealedCodes) : undefined;
  const batch = await firstBatch(accountId, now, prepared);
  return allOrNothing(async (tx) => {
    const enrollment = { startedAt: pending.startedAt, isFirstCode: await isUntried(tx, pending.id) };
    const isFirst = (await factorCountOf(tx, accountId)) === 0;
    if (!(await consumeEnrollment(tx, pending.id, owner, now))) return refused("enrollment-missing");
    await insertAuthenticator(tx, authenticator, now);
    await endAuthyWhereAsked(tx, accountId, trace, now);
    const entry = { result: "success", actorId: accountId, factor: "authenticator" } as const;
    const raised = {
      accountId,
      factor: entry.factor,
      batch,
      endReason: "authenticator-added",
      entries: [
        { event: "enrollment.checked", enrollment, ...entry },
        { event: "authenticator.added", about: name, reason: isFirst ? "first" : undefined, ...entry },
      ],
    } satisfies NewFactor;
    const isReplacement = pending.replacesId !== null;
    return accepted({ ...(await raiseAssurance(tx, raised, trace, now)), isReplacement });
  }, `account:${accountId}`);
}

async function recordRefusal(
  { owner, trace, now }: EnrollmentConfirmation,
  { id, startedAt }: EnrollmentRow,
  { error }: Refusal<TwoFactorError>,
): Promise<void> {
  const entry = { event: "enrollment.checked", result: "failure", actorId: owner.accountId } as const;
  await transaction(async (tx) => {
    const enrollment = { startedAt, isFirstCode: await noteRefusedCode(tx, id, error) };
    await recordEvent(tx, { ...entry, reason: error, enrollment }, trace, now);
  }, `account:${owner.accountId}`);
}
