// Owns proving oneself again for one sensitive act: the second factor, or the password where there is none yet.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { type Tx, transaction } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { clearAttempts } from "@/lib/sign-in/attempts/attempt-counter";
import { checkPassword, stillHolds } from "@/lib/sign-in/check-password";
import type { SignInError } from "@/lib/sign-in/errors";
import { isLiveSession } from "@/lib/sign-in/sessions/is-live-session";
import { type LiveSession, renewSession } from "@/lib/sign-in/sessions/session";
import { mintStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import type { ProofError, SecondFactorProof } from "@/lib/two-factor/verification/proof";
import { verifySecondFactor } from "@/lib/two-factor/verification/verify-second-factor";

export interface StepUp {
  session: LiveSession;
  purpose: StepUpPurpose;
  trace: Trace;
  now: Date;
}

/** What a step-up gives: the token of its grant, and a new token for the session, whose old one is dead (R60). */
export interface SteppedUp {
  grant: string;
  sessionToken: string;
}

/** Null where the session has ended since it was read: signed out elsewhere, for one. */
async function reward(tx: Tx, { session, purpose, now }: StepUp): Promise<SteppedUp | null> {
  if (!(await isLive(tx, session))) return null;
  const grant = await mintStepUpGrant(tx, { sessionId: session.id, purpose }, now);
  return { grant, sessionToken: await renewSession(tx, session.id) };
}

function isLive(tx: Tx, { accountId, id: sessionId }: LiveSession): Promise<boolean> {
  return isLiveSession(tx, { accountId, sessionId });
}

/**
 * Whether a temporary code proves enough for an act: for a new authenticator, which it was made for, and for nothing
 * else. Whoever talked an administrator into one could otherwise turn the second factor off, or take the data out.
 */
export function takesTemporaryCode(purpose: StepUpPurpose): boolean {
  return purpose === "add-authenticator";
}

/**
 * Steps up with a second factor, from the same budget as signing in (R69). Errors: those of verifySecondFactor, of which
 * ticket-expired means that the session is over.
 */
export function stepUpWithSecondFactor(
  stepUp: StepUp,
  proof: SecondFactorProof,
): Promise<Result<SteppedUp, ProofError>> {
  const { session, trace, now } = stepUp;
  return verifySecondFactor({
    accountId: session.accountId,
    proof,
    event: "step-up.checked",
    binding: { for: "step-up", sessionId: session.id, purpose: stepUp.purpose },
    takesSentCodes: false,
    takesTemporaryCode: takesTemporaryCode(stepUp.purpose),
    admit: async (tx) => ((await isLive(tx, session)) ? null : "ticket-expired"),
    reward: (tx) => reward(tx, stepUp),
    trace,
    now,
  });
}

/**
 * Steps up with the password; only an account without a second factor may (R68: always the strongest factor). Errors:
 * session-refused, credentials-wrong, and ticket-expired where the session is over.
 */
export async function stepUpWithPassword(
  stepUp: StepUp,
  password: string,
  browserMark: string | undefined,
): Promise<Result<SteppedUp, SignInError | "ticket-expired">> {
  const { session, trace, now } = stepUp;
  if (session.hasSecondFactor) return refused("session-refused");
  const checked = await checkPassword({ email: session.email, password, browserMark }, trace, now);
  const entry = { event: "step-up.checked", actorId: session.accountId, factor: "password" } as const;
  return transaction(async (tx) => {
    // A copy of this session with the password that its owner has just changed must not take the session over.
    if (checked.refusal || !(await stillHolds(tx, checked))) {
      const reason = checked.refusal ?? "wrong-password";
      await recordEvent(tx, { ...entry, result: "failure", reason }, trace, now);
      return refused("credentials-wrong");
    }
    const earned = await reward(tx, stepUp);
    if (!earned) return refused("ticket-expired");
    await clearAttempts(tx, checked.attemptKey);
    await recordEvent(tx, { ...entry, result: "success" }, trace, now);
    return accepted(earned);
  }, `account:${session.accountId}`);
}
