// Owns the next-auth configuration: one provider, which redeems sign-in grants and knows no password.
//
// No route handler is exported: next-auth's own endpoints do not exist here, so nothing but a server action that
// holds a grant can open a session (R2). The cookie carries a session's token; the row decides, on every request.
import "server-only";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { cookieName, cookieOptions } from "@/lib/sign-in/cookies";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { readSessionCookie, sealSessionCookie } from "@/lib/sign-in/sessions/session-cookie";
import { LONGEST_SESSION_SECONDS } from "@/lib/sign-in/sessions/session-times";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";

export const GRANT_PROVIDER = "sign-in-grant";

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
    jwt: ({ token, user }) => (user ? { sessionToken: sessionTokenOf(user) } : token),
  },
  jwt: {
    encode: ({ token }) => sealSessionCookie(String(token?.sessionToken)),
    decode: ({ token }) => ({ sessionToken: readSessionCookie(token) }),
  },
}));

function sessionTokenOf(user: object): unknown {
  return "sessionToken" in user ? user.sessionToken : undefined;
}
