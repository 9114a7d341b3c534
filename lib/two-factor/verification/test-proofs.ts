// Owns how tests prove a second factor: at a sign-in with a ticket of its own, and at a step-up in an open session.
import { TRACE } from "@/lib/audit/test-trace";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { NOW, rewardFor } from "@/lib/two-factor/test-person";
import type { SecondFactorProof } from "@/lib/two-factor/verification/proof";

/** A code of an authenticator, as the forms hand it on. */
export const totp = (code: string) => ({ kind: "authenticator", code }) as const;

/** Signs in with the password and this, from the start. */
export async function signInWith({ email }: { email: string }, proof: SecondFactorProof, now: Date = NOW) {
  return completeSignIn({ ticket: await rewardFor(email, now), proof }, TRACE, now);
}

export function stepUpWith({ session }: { session: LiveSession }, proof: SecondFactorProof, now: Date = NOW) {
  return stepUpWithSecondFactor({ session, purpose: "turn-off", trace: TRACE, now }, proof);
}
