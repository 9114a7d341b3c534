// Owns under which key wrong passwords are counted.
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { KNOWN_BROWSER_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";

export const PASSWORD_KEY_PREFIX = "password:";

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
export function markKnownBrowser(accountId: string, now: Date): string {
  const browserId = randomBytes(16).toString("base64url");
  const madeAt = String(Math.floor(now.getTime() / 1000));
  return `${browserId}.${madeAt}.${signatureOf(browserId, madeAt, accountId).toString("base64url")}`;
}

/** Whose mark it is. A new password makes every older mark void: somebody else's browser may be among them. */
export interface MarkOwner {
  id: string;
  passwordChangedAt: Date;
}

/** The browser's id when the mark was made here for this account, under its password, and is not too old; else null. */
export function knownBrowserId(mark: string | undefined, owner: MarkOwner | null, now: Date): string | null {
  const [browserId, madeAt, signature] = mark?.split(".") ?? [];
  if (!browserId || !madeAt || !signature || !owner) return null;
  const expected = signatureOf(browserId, madeAt, owner.id);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  // Marks bear whole seconds, rounded down: one of the password's own second is good.
  if (Number(madeAt) < Math.floor(owner.passwordChangedAt.getTime() / 1000)) return null;
  const ageSeconds = now.getTime() / 1000 - Number(madeAt);
  return ageSeconds < KNOWN_BROWSER_SECONDS ? browserId : null;
}

function signatureOf(browserId: string, madeAt: string, accountId: string): Buffer {
  const text = `known-browser:${browserId}:${madeAt}:${accountId}`;
  return createHmac("sha256", settings().authSecret).update(text).digest();
}
