// Owns the check of a second factor: reserve an attempt, judge, then consume and reward in one transaction.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { database, type Tx } from "@/lib/platform/db";
import { SUCCESS_TOLD_AFTER_FAILURES } from "@/lib/platform/limits";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { lockInForce, secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { clearSecondFactorAttempts } from "@/lib/sign-in/attempts/second-factor-attempts";
import type { Factor } from "@/lib/sign-in/factor";
import { noteUsualFactor } from "@/lib/two-factor/account-store";
import { denyByHook } from "@/lib/two-factor/verification/admit-attempt";
import type { ChannelJudging } from "@/lib/two-factor/verification/channel-proof";
import {
  type CountedAttempt,
  entryOf,
  lockRefusal,
  type TracedCheck,
} from "@/lib/two-factor/verification/checked-factor";
import { type CountedTry, countedTry } from "@/lib/two-factor/verification/counted-try";
import {
  judgeProof,
  type ProofError,
  type RightProof,
  spendProof,
} from "@/lib/two-factor/verification/proof";

/** One check, with what admits it and what it buys. */
export interface SecondFactorCheck<T> extends TracedCheck, ChannelJudging {
  /** Whether an administrator's temporary code counts instead of a recovery code. */
  takesTemporaryCode: boolean;
  /** As in CountedTry: a ticket's try for one. */
  admit: CountedTry<T>["admit"];
  /**
   * Mints what the factor buys. Null when it can no longer be bought: "ticket-expired", and nothing is consumed.
   * @param factor what was really spent, which what was typed does not tell
   */
  reward(tx: Tx, factor: Factor): Promise<T | null>;
}

/**
 * Checks an answer of a passkey, a code of any of the account's authenticators or of a channel, or a recovery or temporary
 * code, against the budget they share (R53: another code sent changes nothing of it).
 * Errors: attempt-denied, ticket-expired, attempts-locked, attempts-frozen, and those of the proof. A lock refuses right codes too.
 */
export async function verifySecondFactor<T>(check: SecondFactorCheck<T>): Promise<Result<T, ProofError>> {
  // Nobody is asked about a locked account: whoever knows its password must not make the hook work.
  const lockedUntil = await lockInForce(database(), secondFactorKey(check.accountId), check.now);
  const denied = lockedUntil ? null : await denyByHook(check);
  if (denied) return denied;
  return countedTry<T>({
    ...check,
    judge: async (reserved) => {
      // Locked when we looked, so the hook was not asked. Where the lock has ended since, this try is refused all the
      // same, because every try that is judged must have passed the hook.
      if (lockedUntil) return lockRefusal(lockedUntil);
      const judged = await judgeProof(check.proof, check);
      return judged.ok ? spend(check, judged.value, reserved) : judged;
    },
  });
}

function spend<T>(
  check: SecondFactorCheck<T>,
  right: RightProof,
  { failures }: CountedAttempt,
): Promise<Result<T, ProofError>> {
  const { accountId, event, trace, now } = check;
  // The reservation counts itself.
  const reason = failures > SUCCESS_TOLD_AFTER_FAILURES ? "after-failures" : undefined;
  return allOrNothing<T, ProofError>(async (tx) => {
    const factor = await spendProof(tx, right, check);
    if (!factor) return refused(right.refusalWhenSpent);
    const reward = await check.reward(tx, factor);
    if (reward === null) return refused("ticket-expired");
    await clearSecondFactorAttempts(tx, accountId);
    if (event === "second-factor.checked") await noteUsualFactor(tx, accountId, factor);
    await recordEvent(tx, { ...entryOf(check), factor, reason }, trace, now);
    return accepted(reward);
  }, `account:${check.accountId}`);
}
