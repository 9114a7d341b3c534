// Owns the transaction of a sensitive act: the grant that permits it is consumed with what it buys, or not at all.
import "server-only";
import type { TransactionLock } from "@/lib/platform/database/transaction-lock";
import type { Tx } from "@/lib/platform/db";
import { allOrNothing, type Result, refused } from "@/lib/platform/result";
import { consumeStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

interface Permitted {
  claim: StepUpClaim;
  now: Date;
  /** Which other transactions may run beside the act, as in `transaction`. */
  lock?: TransactionLock;
}

/**
 * Consumes the grant of `purpose` and acts, in one transaction. What is refused consumes no grant. Errors:
 * step-up-required, and those of the act.
 */
export function steppedUp<T, E extends string>(
  { claim, now, lock }: Permitted,
  purpose: StepUpPurpose,
  act: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E | "step-up-required">> {
  return allOrNothing<T, E | "step-up-required">(
    async (tx) =>
      (await consumeStepUpGrant(tx, claim, purpose, now)) ? act(tx) : refused("step-up-required"),
    lock,
  );
}
