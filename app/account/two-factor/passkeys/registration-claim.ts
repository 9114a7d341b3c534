// Owns the permit with which this browser registers a passkey: its grant, or none where its session is fresh.
import "server-only";
import { cookies } from "next/headers";
import { cookieName } from "@/lib/sign-in/cookies";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import type { StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { mayEnrollWithoutGrant } from "@/lib/two-factor/enrollment/may-enroll";

export async function registrationClaim(session: LiveSession, now: Date): Promise<StepUpClaim | undefined> {
  if (mayEnrollWithoutGrant(session, now)) return undefined;
  const token = (await cookies()).get(cookieName("grant"))?.value ?? "";
  return { token, sessionId: session.id, purpose: "add-passkey" };
}
