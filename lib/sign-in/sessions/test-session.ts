// Owns opening sessions in tests as a factor does, without the proof.
import { transaction } from "@/lib/platform/db";
import type { Factor } from "@/lib/sign-in/factor";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { NOW, type OpenSession, redeem } from "@/lib/two-factor/test-person";

/** A grant for a session, earned by an authenticator unless told otherwise. */
export function signInGrantOf(
  accountId: string,
  factor: Factor = "authenticator",
  now: Date = NOW,
): Promise<string> {
  return transaction((tx) => mintSignInGrant(tx, accountId, factor, now));
}

/** Opens a session of an account, by an authenticator unless told otherwise. */
export async function openSessionOf(
  accountId: string,
  factor: Factor = "authenticator",
  now: Date = NOW,
): Promise<OpenSession> {
  return redeem(await signInGrantOf(accountId, factor, now), now);
}
