// Owns the frame around every try at a second factor: reserve an attempt, judge, and write down how it ended.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { isWithoutVerdict } from "@/lib/channels/errors";
import { isPasskeyWithoutVerdict } from "@/lib/passkeys/errors";
import { type Tx, transaction } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import {
  reserveSecondFactorAttempt,
  returnSecondFactorAttempt,
} from "@/lib/sign-in/attempts/second-factor-attempts";
import { missedCode } from "@/lib/two-factor/authenticators/missed-code";
import {
  type CountedAttempt,
  entryOf,
  lockRefusal,
  recordNoVerdict,
  recordRefusal,
  type TracedCheck,
} from "@/lib/two-factor/verification/checked-factor";
import type { ProofError } from "@/lib/two-factor/verification/proof";

/** One try, counted against the budget that all second factors of an account share. */
export interface CountedTry<T> extends TracedCheck {
  /** Reserves whatever else the try needs, and answers null. An error refuses the try, and then nothing is counted. */
  admit(tx: Tx): Promise<ProofError | null>;
  /** Judges, and does what a right one buys. What it throws gives the attempt back. */
  judge(reserved: CountedAttempt): Promise<Result<T, ProofError>>;
}

/** Errors: attempts-locked, attempts-frozen, and those of `admit` and `judge`. A lock refuses right codes too. */
export async function countedTry<T>(tried: CountedTry<T>): Promise<Result<T, ProofError>> {
  const reservation = await reserve(tried);
  if (!reservation.ok) return reservation;
  const result = await judgeOrGiveBack(tried, reservation.value);
  if (result.ok) return result;
  if (isWithoutVerdict(result.error) || isPasskeyWithoutVerdict(result.error))
    return recordNoVerdict(tried, result);
  return recordRefusal(tried, result, reservation.value, await missedCode(tried, result));
}

/** Gives the attempt back when the server failed. A wrong one stays counted, whatever fails after the verdict. */
async function judgeOrGiveBack<T>(
  tried: CountedTry<T>,
  reserved: CountedAttempt,
): Promise<Result<T, ProofError>> {
  try {
    return await tried.judge(reserved);
  } catch (fault) {
    await transaction((tx) => returnSecondFactorAttempt(tx, tried.accountId), `account:${tried.accountId}`);
    throw fault;
  }
}

/** Counts the attempt before anything secret is opened (R80), with whatever else it needs, or refuses both. */
async function reserve<T>(tried: CountedTry<T>): Promise<Result<CountedAttempt, ProofError>> {
  const { accountId, trace, now } = tried;
  const result = await allOrNothing<CountedAttempt, ProofError>(async (tx) => {
    const refusal = await tried.admit(tx);
    if (refusal) return refused(refusal);
    const reservation = await reserveSecondFactorAttempt(tx, accountId, now);
    return reservation.ok ? accepted(reservation) : lockRefusal(reservation.lockedUntil);
  }, `account:${tried.accountId}`);
  if (!result.ok)
    await transaction(
      (tx) => recordEvent(tx, entryOf(tried, result), trace, now),
      `account:${tried.accountId}`,
    );
  return result;
}
