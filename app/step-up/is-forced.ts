// Owns whether a step-up was anybody's own choice.
import "server-only";
import { enrollmentPath, mustEnroll } from "@/lib/sign-in/sessions/require-session";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

/** Whether every page of this session leads to this act: then there is no way back, and nobody was asked. */
export function isForced(session: LiveSession, purpose: StepUpPurpose): boolean {
  return mustEnroll(session) && actPath(purpose) === enrollmentPath(session);
}
