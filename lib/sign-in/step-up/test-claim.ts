// Owns the permits that tests act with, without the step-up that would earn them.
import { TRACE } from "@/lib/audit/test-trace";
import { transaction } from "@/lib/platform/db";
import type { AdminAct, OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { mintStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { NOW } from "@/lib/two-factor/test-person";

/** A claim of a live grant for `purpose`; it is told as one for `claimed`. */
export async function claimFor<P extends StepUpPurpose>(
  sessionId: string,
  claimed: P,
  purpose: StepUpPurpose = claimed,
  now: Date = NOW,
): Promise<StepUpClaim & { purpose: P }> {
  const token = await transaction((tx) => mintStepUpGrant(tx, { sessionId, purpose }, now));
  return { token, sessionId, purpose: claimed };
}

/** An act on the account of a session, with a live grant for `purpose`. */
export async function ownAct(
  { id, accountId }: { id: string; accountId: string },
  purpose: StepUpPurpose,
): Promise<OwnAct> {
  return { accountId, claim: await claimFor(id, purpose), trace: TRACE, now: NOW };
}

/** An act of the administrator whose session it is, with a live grant for `purpose`. */
export async function adminAct(
  { id, accountId }: { id: string; accountId: string },
  purpose: StepUpPurpose,
  now: Date = NOW,
): Promise<AdminAct> {
  return { actorId: accountId, claim: await claimFor(id, purpose, purpose, now), trace: TRACE, now };
}
