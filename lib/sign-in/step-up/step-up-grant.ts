// Owns step-up grants: one sensitive act of one session, once, within five minutes.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { STEP_UP_GRANT_SECONDS } from "@/lib/platform/durations";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import { secondsAfter } from "@/lib/platform/seconds-after";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

/** What must all fit for a grant to count: the cookie's token, the session that earned it, and the act. */
export interface StepUpClaim {
  token: string;
  sessionId: string;
  purpose: StepUpPurpose;
}

/** Mints a grant (R68). Call it in the transaction that consumed the factor. Returns its token. */
export async function mintStepUpGrant(
  tx: Tx,
  { sessionId, purpose }: Omit<StepUpClaim, "token">,
  now: Date,
): Promise<string> {
  const { token, hash } = newToken();
  const expiresAt = secondsAfter(now, STEP_UP_GRANT_SECONDS);
  await tx.stepUpGrant.create({ data: { id: newId(), hash, sessionId, purpose, createdAt: now, expiresAt } });
  return token;
}

/** One of a deactivated account permits nothing (R63). */
function unusedGrant({ token, sessionId, purpose }: StepUpClaim, now: Date) {
  const session = { account: { deactivatedAt: null } };
  return { hash: hashToken(token), sessionId, purpose, usedAt: null, expiresAt: { gt: now }, session };
}

/** Whether the grant would be accepted now. Changes nothing. */
export async function holdsStepUpGrant(claim: StepUpClaim, now: Date): Promise<boolean> {
  return (await database().stepUpGrant.count({ where: unusedGrant(claim, now) })) === 1;
}

/**
 * The same for a verb that asks before it does something slow or outside; its transaction consumes the grant.
 * @param purpose as for consumeStepUpGrant
 */
export async function holdsStepUpGrantFor(
  claim: StepUpClaim,
  purpose: StepUpPurpose,
  now: Date,
): Promise<boolean> {
  return claim.purpose === purpose && (await holdsStepUpGrant(claim, now));
}

/**
 * Consumes the grant, in the transaction of the act that it permits. False when it does not count.
 * @param purpose the act, named by the verb that does it: a claim for anything else permits nothing
 */
export async function consumeStepUpGrant(
  tx: Tx,
  claim: StepUpClaim,
  purpose: StepUpPurpose,
  now: Date,
): Promise<boolean> {
  if (claim.purpose !== purpose) return false;
  const { count } = await tx.stepUpGrant.updateMany({
    where: unusedGrant(claim, now),
    data: { usedAt: now },
  });
  return count === 1;
}
