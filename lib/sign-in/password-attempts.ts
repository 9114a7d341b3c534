// Owns under which key wrong passwords are counted.
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { settings } from "@/lib/platform/env";

export const PASSWORD_KEY_PREFIX = "password:";
/** The first key that no longer starts with the prefix, for range queries. */
export const PASSWORD_KEY_END = "password;";

/**
 * The key of an address's password budget. It exists for unknown addresses too, so that a lock tells nothing.
 * @param email canonical address
 * @param browserId a browser that this account signed in with before keeps a budget of its own (R81)
 */
export function passwordKey(email: string, browserId: string | null): string {
  const address = createHash("sha256").update(email).digest("base64url");
  return browserId ? `${PASSWORD_KEY_PREFIX}${address}:${browserId}` : `${PASSWORD_KEY_PREFIX}${address}`;
}

/** A cookie value that marks a browser as known to an account. It proves nothing and opens nothing. */
export function markKnownBrowser(accountId: string): string {
  const browserId = randomBytes(16).toString("base64url");
  return `${browserId}.${signatureOf(browserId, accountId).toString("base64url")}`;
}

/** The browser's id when the mark was made here for this account, else null. */
export function knownBrowserId(mark: string | undefined, accountId: string | undefined): string | null {
  const [browserId, signature] = mark?.split(".") ?? [];
  if (!browserId || !signature || !accountId) return null;
  const expected = signatureOf(browserId, accountId);
  const given = Buffer.from(signature, "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected) ? browserId : null;
}

function signatureOf(browserId: string, accountId: string): Buffer {
  return createHmac("sha256", settings().authSecret)
    .update(`known-browser:${browserId}:${accountId}`)
    .digest();
}
