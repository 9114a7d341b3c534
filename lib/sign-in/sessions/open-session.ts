// Owns turning a sign-in grant into the session cookie of this browser, and clearing the cookies at sign-out.
import "server-only";
import { cookies } from "next/headers";
import { database } from "@/lib/platform/db";
import { KNOWN_BROWSER_SECONDS, TRUSTED_DEVICE_SECONDS } from "@/lib/platform/durations";
import { requestContext } from "@/lib/platform/request-context";
import { type CookieKind, cookieName, cookieOptions } from "@/lib/sign-in/cookies";
import { isKnownBrowserOf, markKnownBrowser } from "@/lib/sign-in/known-browser";
import { GRANT_PROVIDER, openWithGrant } from "@/lib/sign-in/next-auth";
import { findSession, type LiveSession } from "@/lib/sign-in/sessions/session";
import { readSessionCookie, sealSessionCookie } from "@/lib/sign-in/sessions/session-cookie";

/** Redeems a grant through next-auth. Returns the new session. Throws when the grant was refused. */
export async function openSession(grant: string, now: Date): Promise<LiveSession> {
  await openWithGrant(GRANT_PROVIDER, { grant, redirect: false, redirectTo: "/account" });
  const jar = await cookies();
  const token = readSessionCookie(jar.get(cookieName("session"))?.value);
  const session = token && (await findSession(token, now));
  if (!session) throw new Error("the new session cannot be found");
  // next-auth gives the cookie an end of its own; set anew without one, it ends with the browser.
  await keepSession(token);
  await markBrowser(session.accountId, now);
  // The ticket is consumed; the other two next-auth sets for itself, and nothing here reads them.
  await forget("ticket", "callback", "csrf");
  return session;
}

/** Puts a session's token into this browser. */
export async function keepSession(token: string): Promise<void> {
  (await cookies()).set(cookieName("session"), sealSessionCookie(token), cookieOptions("session"));
}

/** Puts a trusted device's token into this browser. */
export async function keepTrustedDevice(token: string): Promise<void> {
  (await cookies()).set(cookieName("trusted"), token, cookieOptions("trusted", TRUSTED_DEVICE_SECONDS));
}

/**
 * Marks this browser as one of the account's. A mark that is good already stays: every new one would bring a fresh
 * budget for guessing.
 */
export async function markBrowser(accountId: string, now: Date): Promise<void> {
  const jar = await cookies();
  const before = jar.get(cookieName("browser"))?.value;
  if (await isKnownBrowserOf(database(), accountId, before, now)) return;
  const mark = markKnownBrowser(accountId, now);
  jar.set(cookieName("browser"), mark, cookieOptions("browser", KNOWN_BROWSER_SECONDS));
}

/**
 * Set empty and expired, with the attributes they were made with: a browser drops a `__Host-` cookie in no other way.
 */
async function forget(...kinds: CookieKind[]): Promise<void> {
  const jar = await cookies();
  for (const kind of kinds) jar.set(cookieName(kind), "", cookieOptions(kind, 0));
}

/**
 * Takes the credentials out of this browser, with the pages that it has cached (R62). The mark of a known browser and a
 * trusted device stay: neither opens anything without the password.
 */
export function clearCredentialCookies(): Promise<void> {
  requestContext().answer.clearsSiteData = true;
  return forget("session", "ticket", "grant");
}
