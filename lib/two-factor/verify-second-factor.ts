// Owns the check of a second factor: reserve an attempt, judge, then consume and reward in one transaction.
import "server-only";
import { type AuditEntry, recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { notify } from "@/lib/notices/notify";
import { type Tx, transaction } from "@/lib/platform/db";
import { SUCCESS_TOLD_AFTER_FAILURES } from "@/lib/platform/limits";
import { accepted, allOrNothing, type Refusal, type Result, refused } from "@/lib/platform/result";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempt-budget";
import { failuresInRow, type Reservation, secondFactorKey } from "@/lib/sign-in/attempt-counter";
import type { Factor } from "@/lib/sign-in/factor";
import {
  clearSecondFactorAttempts,
  reserveSecondFactorAttempt,
  returnSecondFactorAttempt,
} from "@/lib/sign-in/second-factor-attempts";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { judgeProof, type ProofVerdict, type SecondFactorProof, spendProof } from "@/lib/two-factor/proof";
import { tellOfWrongFactor } from "@/lib/two-factor/wrong-factor-notice";

type CountedAttempt = Extract<Reservation, { ok: true }>;

/** One check, with what admits it and what it buys. */
export interface SecondFactorCheck<T> {
  accountId: string;
  proof: SecondFactorProof;
  event: "second-factor.checked" | "step-up.checked";
  /** Whether an administrator's temporary code counts in the place of a recovery code. */
  takesTemporaryCode: boolean;
  /** Reserves whatever else the attempt needs, a ticket's try for one. False refuses with "ticket-expired". */
  admit(tx: Tx): Promise<boolean>;
  /**
   * Mints what the factor buys. Null when it can no longer be bought: "ticket-expired", and nothing is consumed.
   * @param factor what was really spent, which what was typed does not tell
   */
  reward(tx: Tx, factor: Factor): Promise<T | null>;
  trace: Trace;
  now: Date;
}

/**
 * Checks a code of any of the account's authenticators, or a recovery or temporary code, against the budget they share.
 * Errors: ticket-expired, attempts-locked, attempts-frozen, and those of the proof. A lock refuses right codes too.
 */
export async function verifySecondFactor<T>(check: SecondFactorCheck<T>): Promise<Result<T, TwoFactorError>> {
  const reservation = await reserve(check);
  if (!reservation.ok) return reservation;
  const result = await judgeAndSpend(check, reservation.value);
  return result.ok ? result : recordRefusal(check, result, reservation.value);
}

/** Gives the attempt back when the server failed. A wrong one stays counted, whatever fails after the verdict. */
async function judgeAndSpend<T>(
  check: SecondFactorCheck<T>,
  reserved: CountedAttempt,
): Promise<Result<T, TwoFactorError>> {
  try {
    const verdict = await judgeProof(check.accountId, check.proof, check.now);
    return verdict.ok ? await spend(check, verdict.value, reserved) : verdict;
  } catch (fault) {
    await transaction((tx) => returnSecondFactorAttempt(tx, check.accountId), turnOf(check));
    throw fault;
  }
}

/** Counts the attempt before anything secret is opened (R80), with the ticket's own try, or refuses both. */
async function reserve<T>(check: SecondFactorCheck<T>): Promise<Result<CountedAttempt, TwoFactorError>> {
  const { accountId, now } = check;
  const result = await allOrNothing(async (tx) => {
    if (!(await check.admit(tx))) return refused("ticket-expired");
    const reservation = await reserveSecondFactorAttempt(tx, accountId, now);
    return reservation.ok ? accepted(reservation) : lockRefusal(reservation.lockedUntil);
  }, turnOf(check));
  if (!result.ok)
    await transaction((tx) => recordEvent(tx, entryOf(check, result), check.trace, now), turnOf(check));
  return result;
}

function spend<T>(
  check: SecondFactorCheck<T>,
  verdict: ProofVerdict,
  { failures }: CountedAttempt,
): Promise<Result<T, TwoFactorError>> {
  const { accountId, trace, now } = check;
  // The reservation counts itself.
  const reason = failures > SUCCESS_TOLD_AFTER_FAILURES ? "after-failures" : undefined;
  return allOrNothing<T, TwoFactorError>(async (tx) => {
    const factor = await spendProof(tx, verdict, check);
    if (!factor) return refused(verdict.refusalWhenSpent);
    const reward = await check.reward(tx, factor);
    if (reward === null) return refused("ticket-expired");
    await clearSecondFactorAttempts(tx, accountId);
    await recordEvent(tx, { ...entryOf(check), factor, reason }, trace, now);
    return accepted(reward);
  }, turnOf(check));
}

/**
 * Writes the failed attempt down, and tells of it. When it began a lock, the lock is the answer: waiting is what to do
 * next. A right code that came at the same time may have ended the row of failures, and with it the lock.
 */
function recordRefusal<T>(
  check: SecondFactorCheck<T>,
  refusal: Refusal<TwoFactorError>,
  reserved: CountedAttempt,
): Promise<Refusal<TwoFactorError>> {
  const { accountId, event, trace, now } = check;
  return transaction(async (tx) => {
    await recordEvent(tx, entryOf(check, refusal), trace, now);
    const standing = await failuresInRow(tx, secondFactorKey(accountId));
    if (!standing) return refusal;
    const { lockedUntil } = reserved;
    if (!lockedUntil || standing.lockedUntil?.getTime() !== lockedUntil.getTime()) {
      const isWrong = event === "second-factor.checked" && refusal.error !== "ticket-expired";
      if (isWrong) await tellOfWrongFactor(tx, accountId, reserved.failures, trace, now);
      return refusal;
    }
    const entry = { event: "second-factor.locked", result: "failure", actorId: accountId } as const;
    await recordEvent(tx, entry, trace, now);
    await notify(tx, { accountId, kind: "second-factor-locked" }, trace, now);
    return lockRefusal(lockedUntil);
  }, turnOf(check));
}

const turnOf = ({ accountId }: { accountId: string }) => `account:${accountId}` as const;

/** The refusal that a lock in force means. */
export function lockRefusal(lockedUntil: Date): Refusal<"attempts-locked" | "attempts-frozen"> {
  if (lockedUntil.getTime() === FROZEN_UNTIL.getTime()) return refused("attempts-frozen");
  return refused("attempts-locked", { lockedUntil });
}

function entryOf<T>(check: SecondFactorCheck<T>, refusal?: Refusal<TwoFactorError>): AuditEntry {
  return {
    event: check.event,
    result: refusal ? "failure" : "success",
    actorId: check.accountId,
    factor: check.proof.kind,
    reason: refusal?.error,
  };
}
