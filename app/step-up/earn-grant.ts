// Owns the common end of every step-up: the grant into its cookie, and back to the act.
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { beginEnrollment } from "@/app/begin-enrollment";
import type { Trace } from "@/lib/audit/trace";
import { refusalState } from "@/lib/platform/actions/answer";
import type { FormState } from "@/lib/platform/actions/form-state";
import type { ErrorCode } from "@/lib/platform/actions/sentences";
import { STEP_UP_GRANT_SECONDS } from "@/lib/platform/durations";
import type { Result } from "@/lib/platform/result";
import { cookieName, cookieOptions } from "@/lib/sign-in/cookies";
import { keepSession } from "@/lib/sign-in/sessions/open-session";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import type { SteppedUp, StepUp } from "@/lib/sign-in/step-up/step-up";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

interface StepUpContext {
  session: LiveSession;
  trace: Trace;
  now: Date;
}

/**
 * Answers a refusal beside `field`, if there is one, or returns to the page of the act with a grant for it. Whose session
 * ended meanwhile signs in: nothing on this page would be answered any more.
 */
export async function earnGrant(
  context: StepUpContext,
  act: { for: StepUpPurpose; id?: string },
  field: string | undefined,
  prove: (stepUp: StepUp) => Promise<Result<SteppedUp, ErrorCode>>,
): Promise<FormState> {
  const purpose = act.for;
  const result = await prove({ ...context, purpose });
  if (!result.ok && result.error === "ticket-expired") redirect("/sign-in");
  if (!result.ok) return refusalState(result, field);
  const { grant, sessionToken } = result.value;
  await keepSession(sessionToken);
  if (purpose === "add-authenticator") return startAdding(context, grant, act.id);
  (await cookies()).set(cookieName("grant"), grant, cookieOptions("grant", STEP_UP_GRANT_SECONDS));
  redirect(actPath(purpose, act.id));
}

/** To add an authenticator there is nothing left to ask, so the grant is spent at once. */
async function startAdding(context: StepUpContext, token: string, replacesId?: string): Promise<FormState> {
  const claim = { token, sessionId: context.session.id, purpose: "add-authenticator" } as const;
  const started = await beginEnrollment({ ...context, claim, replacesId });
  if (!started.ok) return refusalState(started);
  redirect(actPath("add-authenticator", replacesId));
}
