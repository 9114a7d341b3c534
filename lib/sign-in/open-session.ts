// Owns turning a sign-in grant into the session cookie of this browser, and clearing the cookies at sign-out.
import "server-only";
import { cookies } from "next/headers";
import { KNOWN_BROWSER_SECONDS } from "@/lib/platform/durations";
import { cookieName, cookieOptions } from "@/lib/sign-in/cookies";
import { GRANT_PROVIDER, openWithGrant, readSessionCookie } from "@/lib/sign-in/next-auth";
import { markKnownBrowser } from "@/lib/sign-in/password-attempts";
import { findSession, type LiveSession } from "@/lib/sign-in/session";

/** Cookies that next-auth sets beside the session's; nothing here reads them. */
const UNUSED_COOKIE = /authjs\.(callback-url|csrf-token)$/;

/** Redeems a grant through next-auth. Returns the new session. Throws when the grant was refused. */
export async function openSession(grant: string, now: Date): Promise<LiveSession> {
  await openWithGrant(GRANT_PROVIDER, { grant, redirect: false, redirectTo: "/account" });
  const jar = await cookies();
  const value = jar.get(cookieName("session"))?.value;
  const token = await readSessionCookie(value);
  const session = token && (await findSession(token, now));
  if (!value || !session) throw new Error("the new session cannot be found");
  // next-auth gives the cookie an end of its own; set anew without one, it ends with the browser.
  jar.set(cookieName("session"), value, cookieOptions("session"));
  const mark = markKnownBrowser(session.accountId);
  jar.set(cookieName("browser"), mark, cookieOptions("browser", KNOWN_BROWSER_SECONDS));
  jar.delete(cookieName("ticket"));
  for (const { name } of jar.getAll()) if (UNUSED_COOKIE.test(name)) jar.delete(name);
  return session;
}

/** Takes the credentials out of this browser. The mark of a known browser stays: it opens nothing. */
export async function clearCredentialCookies(): Promise<void> {
  const jar = await cookies();
  for (const kind of ["session", "ticket", "grant"] as const) {
    jar.set(cookieName(kind), "", cookieOptions(kind, 0));
  }
}
