// Owns sign-in grants: the single-use permit to open a session, minted where the last factor was consumed.
import "server-only";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { type Tx, transaction } from "@/lib/platform/db";
import { SIGN_IN_GRANT_SECONDS } from "@/lib/platform/durations";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import type { Factor } from "@/lib/sign-in/factor";
import { insertSession } from "@/lib/sign-in/session";

/** Mints a grant for SIGN_IN_GRANT_SECONDS. Call it in the transaction that consumed the last factor. */
export async function mintSignInGrant(tx: Tx, accountId: string, factor: Factor, now: Date): Promise<string> {
  const { token, hash } = newToken();
  const expiresAt = new Date(now.getTime() + SIGN_IN_GRANT_SECONDS * 1000);
  await tx.signInGrant.create({ data: { id: newId(), hash, accountId, factor, createdAt: now, expiresAt } });
  return token;
}

/**
 * Redeems a grant for a session, once.
 * @returns id and token of the new session, or null when the grant is unknown, expired or already redeemed
 */
export function redeemSignInGrant(
  token: string,
  trace: Trace,
  now: Date,
): Promise<{ id: string; token: string } | null> {
  const hash = hashToken(token);
  return transaction(async (tx) => {
    const unused = { hash, redeemedAt: null, expiresAt: { gt: now } };
    const { count } = await tx.signInGrant.updateMany({ where: unused, data: { redeemedAt: now } });
    if (count !== 1) return null;
    const { accountId, factor } = await tx.signInGrant.findUniqueOrThrow({ where: { hash } });
    const session = await insertSession(tx, { accountId, factor: factor as Factor }, trace, now);
    const entry = { event: "session.opened", result: "success", actorId: accountId, factor } as const;
    await recordEvent(tx, entry, trace, now);
    return session;
  });
}
