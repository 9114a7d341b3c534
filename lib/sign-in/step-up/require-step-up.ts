// Owns the guard of pages whose form does something sensitive: without a live grant, prove yourself first.
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { clock } from "@/lib/platform/clock";
import { requestContext } from "@/lib/platform/request-context";
import { cookieName } from "@/lib/sign-in/cookies";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { holdsStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { stepUpPath } from "@/lib/sign-in/step-up/step-up-path";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

/** The claim of this browser's grant for an act, and whether the grant is a live one. Consumes nothing. */
export async function grantClaim(
  { id: sessionId }: LiveSession,
  purpose: StepUpPurpose,
): Promise<{ claim: StepUpClaim; isLive: boolean }> {
  const token = (await cookies()).get(cookieName("grant"))?.value ?? "";
  const claim = { token, sessionId, purpose };
  return { claim, isLive: await holdsStepUpGrant(claim, clock.now()) };
}

/**
 * The claim of this browser's grant for an act; sends whoever holds no live one to step up. Not from a page that is
 * rendered anew, without scripts, for the answer of a form which used the grant or said that it is over: leaving would
 * lose what is shown once, or what was typed.
 */
export async function requireStepUp(
  session: LiveSession,
  purpose: StepUpPurpose,
  id?: string,
): Promise<StepUpClaim> {
  const { claim, isLive } = await grantClaim(session, purpose);
  const { grantUsed, grantOver } = requestContext();
  if (!isLive && !grantUsed && !grantOver) redirect(stepUpPath(purpose, id));
  return claim;
}
