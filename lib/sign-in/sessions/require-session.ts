// Owns the one guard: who asks, and may they be here. Every page and action of an account goes through it (R7).
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { clock } from "@/lib/platform/clock";
import { isSomebodysRequest } from "@/lib/platform/request-context";
import { cookieName } from "@/lib/sign-in/cookies";
import { findSession, type LiveSession } from "@/lib/sign-in/sessions/session";
import { readSessionCookie } from "@/lib/sign-in/sessions/session-cookie";

async function sessionToken(): Promise<string | null> {
  return readSessionCookie((await cookies()).get(cookieName("session"))?.value);
}

/** The session of this request, or null. Loaded once a request. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const token = await sessionToken();
  return token ? findSession(token, clock.now(), isSomebodysRequest()) : null;
});

/**
 * Whether this browser still carries a session that is over. Signing out takes the cookie away; the edge sends a
 * stranger's request without one a page that is cached for all (decision 021), and never one with a cookie of ours.
 */
export async function hasEndedSession(): Promise<boolean> {
  return (await sessionToken()) !== null && (await currentSession()) === null;
}

export interface Reach {
  /** True for what an account without its required second factor may still reach: enrolling, leaving, deleting. */
  beforeEnrollment?: boolean;
}

/**
 * The session of this request. Sends everybody else to sign in, and, while the policy requires a second factor,
 * an account without one to enrollment (R4).
 */
export async function requireSession({ beforeEnrollment = false }: Reach = {}): Promise<LiveSession> {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (!beforeEnrollment && mustEnroll(session)) redirect(enrollmentPath(session));
  return session;
}

/** Whether the policy, or a reset, keeps this account at enrollment, of a passkey perhaps. */
export function mustEnroll({ hasSecondFactor, secondFactorDue, passkeyRule }: LiveSession): boolean {
  return passkeyRule === "due" || (!hasSecondFactor && secondFactorDue.state === "due");
}

/** Where somebody who must enroll does so: at a passkey where the policy asks for one. */
export function enrollmentPath({ passkeyRule }: LiveSession): string {
  return passkeyRule === "due" ? "/account/two-factor/passkeys/add" : "/account/two-factor/enroll";
}
