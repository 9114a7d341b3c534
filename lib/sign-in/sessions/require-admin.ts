// Owns the guard of administrators' pages and acts: for everybody else they are not there (R72).
import "server-only";
import { notFound, redirect } from "next/navigation";
import { currentSession, enrollmentPath, mustEnroll } from "@/lib/sign-in/sessions/require-session";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

/**
 * The session of an administrator. Everybody else, strangers too, is told what an address that leads nowhere is told;
 * an administrator without a second factor goes to enrollment first (R4).
 */
export async function requireAdmin(): Promise<LiveSession> {
  const session = await currentSession();
  if (session?.role !== "admin") notFound();
  if (mustEnroll(session)) redirect(enrollmentPath(session));
  return session;
}
