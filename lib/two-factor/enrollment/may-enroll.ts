// Owns who may add a second factor: whose session is fresh, or who holds a step-up grant for it (R35, R125).
import "server-only";
import type { Tx } from "@/lib/platform/db";
import { FRESH_SESSION_SECONDS } from "@/lib/platform/durations";
import { isLiveSession } from "@/lib/sign-in/sessions/is-live-session";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { consumeStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { factorCountOf } from "@/lib/two-factor/account-store";

/** Whether a session was opened in the last minutes. */
export function isFresh({ authenticatedAt }: LiveSession, now: Date): boolean {
  return now.getTime() - authenticatedAt.getTime() <= FRESH_SESSION_SECONDS * 1000;
}

/**
 * In the first minutes of a session: for a first authenticator, or for a new one that replaces the one that was
 * lost, after a recovery code or a temporary one (R48). Otherwise an existing factor, or the password, guards the next
 * one (R35): whoever is asked to leave Authy may have come with a code that it sent, and proves more than that.
 */
export function mayEnrollWithoutGrant(session: LiveSession, now: Date): boolean {
  const hasLostOne = session.factor === "recovery-code" || session.factor === "temporary-code";
  return isFresh(session, now) && (!session.hasSecondFactor || hasLostOne);
}

/** Who wants to add a second factor, with what permit. */
export interface FactorAddition {
  session: LiveSession;
  /** Without one the session itself must be fresh. */
  claim?: StepUpClaim;
  now: Date;
}

/**
 * Whether a new factor may be added, asked in the transaction that adds it: consumes the grant where there is a claim.
 * Without one it reads again what the session said before: a factor that was added meanwhile ends what a fresh password
 * permits, and a session that was ended meanwhile permits nothing.
 */
export async function permitsNewFactor(
  tx: Tx,
  { session, claim, now }: FactorAddition,
  purpose: StepUpPurpose,
): Promise<boolean> {
  if (claim) return consumeStepUpGrant(tx, claim, purpose, now);
  const { id: sessionId, accountId } = session;
  const hasSecondFactor = (await factorCountOf(tx, accountId)) > 0;
  if (!mayEnrollWithoutGrant({ ...session, hasSecondFactor }, now)) return false;
  return isLiveSession(tx, { accountId, sessionId });
}
