// Owns who may start an enrollment without proving themselves again. Pure.
import { FRESH_SESSION_SECONDS } from "@/lib/platform/durations";
import type { LiveSession } from "@/lib/sign-in/session";

/**
 * In the first minutes of a session: for a first authenticator, or for a new one in the place of the one that was
 * lost, after a recovery code or a temporary one (R48). Otherwise an existing factor, or the password, guards the next
 * one (R35): whoever is asked to leave Authy may have come with a code that it sent, and proves more than that.
 */
export function mayEnrollWithoutGrant(session: LiveSession, now: Date): boolean {
  const ageMs = now.getTime() - session.authenticatedAt.getTime();
  const isFresh = ageMs <= FRESH_SESSION_SECONDS * 1000;
  const hasLostOne = session.factor === "recovery-code" || session.factor === "temporary-code";
  return isFresh && (!session.hasSecondFactor || hasLostOne);
}
