// Owns the marks of browsers that have signed in to an account before: made at a sign-in, and good under its password.
import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { passwordChangedAt } from "@/lib/accounts/passwords/password-store";
import type { Tx } from "@/lib/platform/db";
import { KNOWN_BROWSER_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";

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

/**
 * Whether a browser has signed in to an account before.
 * @param mark cookie value; one from before the password was last chosen says nothing
 */
export async function isKnownBrowserOf(
  tx: Tx,
  accountId: string,
  mark: string | undefined,
  now: Date,
): Promise<boolean> {
  if (!mark) return false;
  const owner = { id: accountId, passwordChangedAt: await passwordChangedAt(tx, accountId) };
  return knownBrowserId(mark, owner, now) !== null;
}

function signatureOf(browserId: string, madeAt: string, accountId: string): Buffer {
  const text = `known-browser:${browserId}:${madeAt}:${accountId}`;
  return createHmac("sha256", settings().authSecret).update(text).digest();
}
