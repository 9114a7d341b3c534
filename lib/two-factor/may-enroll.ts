// Owns who may start an enrollment without proving themselves again. Pure.
import { isAskedToEnroll } from "@/lib/channels/leaving/is-leaving";
import { FRESH_SESSION_SECONDS } from "@/lib/platform/durations";
import type { LiveSession } from "@/lib/sign-in/session";

/**
 * In the first minutes of a session: for a first authenticator, or for a new one in the place of the one that was
 * lost, after a recovery code or a temporary one (R48), or of Authy, after its code. Otherwise an existing factor, or the password, guards the next one (R35).
 */
export function mayEnrollWithoutGrant(session: LiveSession, now: Date): boolean {
  const ageMs = now.getTime() - session.authenticatedAt.getTime();
  const isFresh = ageMs <= FRESH_SESSION_SECONDS * 1000;
  const hasLostOne = session.factor === "recovery-code" || session.factor === "temporary-code";
  return isFresh && (!session.hasSecondFactor || hasLostOne || isAskedToEnroll(session));
}
