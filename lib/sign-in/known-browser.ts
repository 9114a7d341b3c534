// Owns asking whether a browser has signed in to an account before.
import "server-only";
import { passwordChangedAt } from "@/lib/accounts/password-store";
import type { Tx } from "@/lib/platform/db";
import { knownBrowserId } from "@/lib/sign-in/password-attempts";

/** @param mark cookie value; one from before the password was last chosen says nothing */
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
