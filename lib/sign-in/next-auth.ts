// Owns the next-auth configuration: one provider, which redeems sign-in grants and knows no password.
//
// No route handler is exported: next-auth's own endpoints do not exist here, so nothing but a server action that
// holds a grant can open a session (R2). The cookie carries a session's token; the row decides, on every request.
import "server-only";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { cookieName, cookieOptions } from "@/lib/sign-in/cookies";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { LONGEST_SESSION_SECONDS } from "@/lib/sign-in/session-times";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";

export const GRANT_PROVIDER = "sign-in-grant";
/** Stands in the cookie, so that no other token under the same secret passes for a session (R20). */
const PURPOSE = "session";

async function authorize(credentials: Partial<Record<string, unknown>>) {
  const { grant } = credentials;
  if (typeof grant !== "string") return null;
  const browserMark = (await cookies()).get(cookieName("browser"))?.value;
  const session = await redeemSignInGrant(grant, await currentTrace(), clock.now(), browserMark);
  return session && { id: session.id, sessionToken: session.token };
}

export const { signIn: openWithGrant } = NextAuth(() => ({
  trustHost: true,
  secret: settings().authSecret,
  // The row ends the session, sooner for some roles.
  session: { strategy: "jwt" as const, maxAge: LONGEST_SESSION_SECONDS },
  // next-auth refuses to work over a callback cookie that is no address, so nobody else may be able to set one.
  cookies: {
    sessionToken: { name: cookieName("session"), options: cookieOptions("session") },
    callbackUrl: { name: cookieName("callback") },
    csrfToken: { name: cookieName("csrf") },
  },
  providers: [Credentials({ id: GRANT_PROVIDER, credentials: { grant: {} }, authorize })],
  callbacks: {
    jwt: ({ token, user }) => (user ? { purpose: PURPOSE, sessionToken: sessionTokenOf(user) } : token),
  },
}));

function sessionTokenOf(user: object): unknown {
  return "sessionToken" in user ? user.sessionToken : undefined;
}

/** A cookie value for a session that is open already and got a new token. */
export function sealSessionCookie(sessionToken: string): Promise<string> {
  const content = { purpose: PURPOSE, sessionToken };
  const { authSecret: secret } = settings();
  return encode({ token: content, secret, salt: cookieName("session"), maxAge: LONGEST_SESSION_SECONDS });
}

/** The session token inside a cookie value, or null when it is no session cookie of ours. Never throws (R23). */
export async function readSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  try {
    const content = await decode({
      token: value,
      secret: settings().authSecret,
      salt: cookieName("session"),
    });
    const isOurs = content?.purpose === PURPOSE && typeof content.sessionToken === "string";
    return isOurs ? (content.sessionToken as string) : null;
  } catch {
    return null;
  }
}
