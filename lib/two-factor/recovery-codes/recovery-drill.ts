// Owns the recovery drill: whether a code on paper is one of the account's own and unused, without spending it.
//
// It is for the owner in an open session, and no oracle for anybody else: each try costs one slow hash and one attempt of
// the budget that all second factors share. A right one gives its own attempt back and no more, unlike a right sign-in:
// the same code could otherwise wipe out any number of wrong guesses at the others.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { returnSecondFactorAttempt } from "@/lib/sign-in/attempts/second-factor-attempts";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { hashOffered } from "@/lib/two-factor/recovery-codes/offered-code";
import { findRecoveryCode, noteBatchTested } from "@/lib/two-factor/recovery-codes/recovery-store";
import { countedTry } from "@/lib/two-factor/verification/counted-try";
import type { ProofError } from "@/lib/two-factor/verification/proof";

export interface RecoveryDrill {
  session: Pick<LiveSession, "id" | "accountId">;
  /** In canonical form. */
  code: string;
  trace: Trace;
  now: Date;
}

/**
 * Notes when the set was tried. A temporary code of an administrator is none of the set.
 * Errors: recovery-code-not-in-set, recovery-code-spent, attempts-locked, attempts-frozen.
 */
export function drillRecoveryCode(drill: RecoveryDrill): Promise<Result<null, ProofError>> {
  const { session, code, trace, now } = drill;
  return countedTry<null>({
    accountId: session.accountId,
    binding: { for: "step-up", sessionId: session.id, purpose: "drill" },
    proof: { kind: "recovery-code", code },
    event: "recovery-codes.tested",
    trace,
    now,
    admit: async () => null,
    judge: () => judge(drill),
  });
}

async function judge({
  session: { accountId },
  code,
  trace,
  now,
}: RecoveryDrill): Promise<Result<null, ProofError>> {
  const offered = await hashOffered(accountId, code);
  return transaction(async (tx): Promise<Result<null, ProofError>> => {
    const found = await findRecoveryCode(tx, accountId, offered);
    if (!found) return refused("recovery-code-not-in-set");
    // Whoever holds a code of the set, used or not, has guessed nothing.
    await returnSecondFactorAttempt(tx, accountId);
    if (found.isSpent) return refused("recovery-code-spent");
    await noteBatchTested(tx, offered.batchId, now);
    const entry = { event: "recovery-codes.tested", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, factor: "recovery-code" }, trace, now);
    return accepted(null);
  }, `account:${accountId}`);
}
