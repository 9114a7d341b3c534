// Owns the value of the session cookie: a session's token with a proof that it was sealed here, as a session.
//
// The row decides whether the session lives. The proof keeps what was made up away from the database, lets no other
// credential of ours pass for a session (R20), and ends every session where AUTH_SECRET changes.
import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey } from "@/lib/platform/derived-key";

const PURPOSE = "session cookie";
const SHAPE = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

function proofOf(sessionToken: string): Buffer {
  return createHmac("sha256", derivedKey(PURPOSE)).update(sessionToken).digest();
}

/** The cookie value for a session's token. */
export function sealSessionCookie(sessionToken: string): string {
  return `${sessionToken}.${proofOf(sessionToken).toString("base64url")}`;
}

/** The session's token in a cookie value, or null when it is no session cookie of ours. Never throws (R23). */
export function readSessionCookie(value: string | undefined): string | null {
  const [, sessionToken = "", proof = ""] = SHAPE.exec(value ?? "") ?? [];
  const offered = Buffer.from(proof, "base64url");
  const expected = proofOf(sessionToken);
  return offered.length === expected.length && timingSafeEqual(offered, expected) ? sessionToken : null;
}
