// Owns the cookies of signing in: their names, their attributes, and nothing of what they mean.
import { settings } from "@/lib/platform/env";

export type CookieKind =
  | "session"
  | "ticket"
  | "grant"
  | "browser"
  | "trusted"
  | "passkey"
  | "done"
  | "callback"
  | "csrf";

/** `__Host-` needs https; on a loopback address without it the plain name stands in (ASVS 3.3.1). */
export function cookieName(kind: CookieKind): string {
  return settings().isHttps ? `__Host-twofold.${kind}` : `twofold.${kind}`;
}

/** Attributes of a cookie. Without `maxAgeSeconds` it ends with the browser (R59). */
export function cookieOptions(kind: CookieKind, maxAgeSeconds?: number) {
  return {
    httpOnly: true,
    secure: settings().isHttps,
    // A link from a mail may open a signed-in page. The others travel with our own forms alone: the sign-in form is
    // where a trusted device is presented.
    sameSite: kind === "session" || kind === "browser" ? ("lax" as const) : ("strict" as const),
    path: "/",
    ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
  };
}

/**
 * The Set-Cookie field of a cookie that ends with the browser.
 * @param value of base64url's letters, which need no quoting
 */
export function cookieField(kind: CookieKind, value: string): string {
  const { path, httpOnly, secure, sameSite } = cookieOptions(kind);
  const flags = [httpOnly && "HttpOnly", secure && "Secure"].filter(Boolean);
  return [`${cookieName(kind)}=${value}`, `Path=${path}`, ...flags, `SameSite=${sameSite}`].join("; ");
}
