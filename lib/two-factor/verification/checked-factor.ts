// Owns writing down how a check of a second factor ended, and what follows from a failed one: a lock, a notice, or nothing.
import "server-only";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notify } from "@/lib/notices/notify";
import { transaction } from "@/lib/platform/db";
import { TRIES_LEFT_TOLD } from "@/lib/platform/limits";
import { type Refusal, refused } from "@/lib/platform/result";
import { isFrozen, nextLock, secondFactorSchedule } from "@/lib/sign-in/attempts/attempt-budget";
import {
  consecutiveFailures,
  type Reservation,
  secondFactorKey,
} from "@/lib/sign-in/attempts/attempt-counter";
import { returnSecondFactorAttempt } from "@/lib/sign-in/attempts/second-factor-attempts";
import type { Binding } from "@/lib/sign-in/binding";
import { countMissedCode, type MissedCode } from "@/lib/two-factor/authenticators/step-store";
import type { ProofError, SecondFactorProof } from "@/lib/two-factor/verification/proof";
import { tellOfWrongFactor } from "@/lib/two-factor/verification/wrong-factor-notice";

export type CountedAttempt = Extract<Reservation, { ok: true }>;

/** What of a check is written down. */
export interface TracedCheck {
  accountId: string;
  proof: SecondFactorProof;
  /** What it is for. At a ticket somebody knew the password. */
  binding: Binding;
  event:
    | "second-factor.checked"
    | "step-up.checked"
    | "authenticator.resynchronised"
    | "recovery-codes.tested"
    | "account.checked-up";
  trace: Trace;
  now: Date;
}

/** Nobody said whether the code was right: written down, told to the person, and counted as no attempt. */
export function recordNoVerdict(
  check: TracedCheck,
  refusal: Refusal<ProofError>,
): Promise<Refusal<ProofError>> {
  return transaction(async (tx) => {
    await returnSecondFactorAttempt(tx, check.accountId);
    await recordEvent(tx, entryOf(check, refusal), check.trace, check.now);
    return refusal;
  }, `account:${check.accountId}`);
}

/**
 * Writes the failed attempt down, and tells of it. When it began a lock, the lock is the answer: waiting is what to do
 * next. A right code that came at the same time may have cleared the failures, and with them the lock.
 */
export function recordRefusal(
  check: TracedCheck,
  refusal: Refusal<ProofError>,
  reserved: CountedAttempt,
  missed: MissedCode | null,
): Promise<Refusal<ProofError>> {
  const { accountId, trace, now } = check;
  return transaction(async (tx) => {
    await recordEvent(tx, entryOf(check, refusal), trace, now);
    await countMissedCode(tx, missed);
    const standing = await consecutiveFailures(tx, secondFactorKey(accountId));
    if (!standing) return refusal;
    const { lockedUntil } = reserved;
    if (!lockedUntil || standing.lockedUntil?.getTime() !== lockedUntil.getTime()) {
      const isWrong = check.binding.for === "ticket" && refusal.error !== "ticket-expired";
      if (isWrong) await tellOfWrongFactor(tx, accountId, reserved.failures, trace, now);
      return withTriesLeft(refusal, standing.failures);
    }
    const entry = { event: "second-factor.locked", result: "failure", actorId: accountId } as const;
    await recordEvent(tx, entry, trace, now);
    // Waiting ends a lock, and only an administrator what is frozen: people must not be told the wrong one.
    const kind = isFrozen(lockedUntil) ? "second-factor-frozen" : "second-factor-locked";
    await notify(tx, { accountId, kind }, trace, now);
    return lockRefusal(lockedUntil);
  }, `account:${check.accountId}`);
}

const NO_WORD_ABOUT_THE_TRY = new Set<ProofError>(["ticket-expired", "attempts-locked", "attempts-frozen"]);

/** Says how many tries are left before it is too late to look again. Whoever hears it has proved the password. */
function withTriesLeft(refusal: Refusal<ProofError>, failures: number): Refusal<ProofError> {
  const next = nextLock(failures, secondFactorSchedule);
  if (NO_WORD_ABOUT_THE_TRY.has(refusal.error) || next.triesLeft > TRIES_LEFT_TOLD) return refusal;
  return refused(refusal.error, { ...refusal.details, nextLock: next });
}

/** The refusal that a lock in force means. */
export function lockRefusal(lockedUntil: Date): Refusal<"attempts-locked" | "attempts-frozen"> {
  if (isFrozen(lockedUntil)) return refused("attempts-frozen");
  return refused("attempts-locked", { lockedUntil });
}

/** The audit entry of a check: a success, or why it failed. */
export function entryOf(check: TracedCheck, refusal?: Refusal<ProofError>): AuditEntry {
  return {
    event: check.event,
    result: refusal ? "failure" : "success",
    actorId: check.accountId,
    factor: check.proof.kind,
    reason: refusal?.error,
  };
}
