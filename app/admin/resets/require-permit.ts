// Owns the step-up before the forms of resets, which is not asked for again where such a form has just been answered.
import "server-only";
import { requestContext } from "@/lib/platform/request-context";
import { requireStepUp } from "@/lib/sign-in/require-step-up";
import type { LiveSession } from "@/lib/sign-in/session";
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";

/**
 * Sends whoever holds no live grant to step up. Without scripts the page of a form is rendered anew for its answer,
 * when the grant is used already: leaving then would lose the link that is shown once.
 */
export async function requirePermit(session: LiveSession, purpose: StepUpPurpose, id: string): Promise<void> {
  if (!requestContext().grantUsed) await requireStepUp(session, purpose, id);
}
