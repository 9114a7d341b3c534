// Owns sign-in grants: the single-use permit to open a session, minted where the last factor was consumed.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { database, type Tx, transaction } from "@/lib/platform/db";
import { SIGN_IN_GRANT_SECONDS } from "@/lib/platform/durations";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import { secondsAfter } from "@/lib/platform/seconds-after";
import type { Factor } from "@/lib/sign-in/factor";
import { knownBrowserId } from "@/lib/sign-in/known-browser";
import { insertSession } from "@/lib/sign-in/sessions/session";

/** Mints a grant for SIGN_IN_GRANT_SECONDS. Call it in the transaction that consumed the last factor. */
export async function mintSignInGrant(tx: Tx, accountId: string, factor: Factor, now: Date): Promise<string> {
  const { token, hash } = newToken();
  const expiresAt = secondsAfter(now, SIGN_IN_GRANT_SECONDS);
  const data = { id: newId(), hash, accountId, factor, createdAt: now, expiresAt };
  await tx.signInGrant.create({ data, select: { id: true } });
  return token;
}

/**
 * Redeems a grant for a session, once. A browser that the account does not know is told to its owner (R85).
 * @param browserMark cookie value of a browser that signed in before, if any
 * @returns id and token of the new session, or null when the grant is unknown, expired or already redeemed, or its
 *   account deactivated (R63)
 */
export async function redeemSignInGrant(
  token: string,
  trace: Trace,
  now: Date,
  browserMark?: string,
): Promise<{ id: string; token: string } | null> {
  const hash = hashToken(token);
  const known = await findGrant(hash);
  if (!known) return null;
  const { account, createdAt } = known;
  const { id: accountId, role } = account;
  const factor = known.factor as Factor;
  return transaction(async (tx) => {
    const unused = { hash, redeemedAt: null, expiresAt: { gt: now } };
    const { count } = await tx.signInGrant.updateMany({ where: unused, data: { redeemedAt: now } });
    if (count !== 1) return null;
    const session = await insertSession(tx, { accountId, role, factor }, trace, now);
    if (!session) return null;
    const owner = { id: accountId, passwordChangedAt: account.password?.changedAt ?? account.createdAt };
    const isNew = !knownBrowserId(browserMark, owner, now) && !beginsAccount({ createdAt }, account);
    const reason = isNew ? "new-browser" : undefined;
    const entry = { event: "session.opened", result: "success", actorId: accountId, factor } as const;
    await recordEvent(tx, { ...entry, reason }, trace, now);
    return session;
  }, `account:${accountId}`);
}

/**
 * A grant with what is known of its account. A new role or password deletes the account's grants, so that this holds for
 * as long as the grant can be redeemed.
 */
function findGrant(hash: string) {
  const account = {
    select: { id: true, role: true, createdAt: true, password: { select: { changedAt: true } } },
  };
  return database().signInGrant.findUnique({
    where: { hash },
    select: { factor: true, createdAt: true, account },
  });
}

/** Whoever has just made an account sits at the browser: that it is new is no news. */
function beginsAccount(grant: { createdAt: Date }, account: { createdAt: Date }): boolean {
  const ageMs = grant.createdAt.getTime() - account.createdAt.getTime();
  return ageMs < SIGN_IN_GRANT_SECONDS * 1000;
}
