// Owns the permit of an administrator's sensitive act, and the word for whoever lost the role on the way to it.
import "server-only";
import type { Tx } from "@/lib/platform/db";
import { allOrNothing, type Result, refused } from "@/lib/platform/result";
import { isStillAdmin } from "@/lib/sign-in/is-still-admin";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import { consumeStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

export type NoPermit = "step-up-required" | "not-admin-any-more";

/**
 * Consumes the grant, which goes with its session: an administrator who was demoted or deactivated meanwhile holds none
 * (R76), and hears that rather than that a proof is missing, which would help nobody.
 * @returns null, or why the act is not permitted
 */
export async function refusePermit(
  tx: Tx,
  { actorId, claim, now }: Pick<AdminAct, "actorId" | "claim" | "now">,
  purpose: StepUpPurpose,
): Promise<NoPermit | null> {
  if (await consumeStepUpGrant(tx, claim, purpose, now)) return null;
  return (await isStillAdmin(tx, actorId)) ? "step-up-required" : "not-admin-any-more";
}

/**
 * Consumes the grant of `purpose` and acts, in one transaction. What is refused consumes no grant. Errors:
 * step-up-required, not-admin-any-more, and those of `work`.
 */
export function adminSteppedUp<T, E extends string>(
  act: Pick<AdminAct, "actorId" | "claim" | "now">,
  purpose: StepUpPurpose,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E | NoPermit>> {
  return allOrNothing<T, E | NoPermit>(async (tx) => {
    const refusal = await refusePermit(tx, act, purpose);
    return refusal ? refused(refusal) : work(tx);
  });
}
