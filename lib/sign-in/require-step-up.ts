// Owns the guard of pages whose form does something sensitive: without a live grant, prove yourself first.
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { clock } from "@/lib/platform/clock";
import { cookieName } from "@/lib/sign-in/cookies";
import type { LiveSession } from "@/lib/sign-in/session";
import { holdsStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up-grant";
import { stepUpPath } from "@/lib/sign-in/step-up-path";
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";

/** The claim of this browser's grant for an act; sends whoever holds no live one to step up. Consumes nothing. */
export async function requireStepUp(
  session: LiveSession,
  purpose: StepUpPurpose,
  id?: string,
): Promise<StepUpClaim> {
  const token = (await cookies()).get(cookieName("grant"))?.value ?? "";
  const claim = { token, sessionId: session.id, purpose };
  if (!(await holdsStepUpGrant(claim, clock.now()))) redirect(stepUpPath(purpose, id));
  return claim;
}
