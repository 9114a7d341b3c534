// Owns session rows. A row exists only after every required factor has passed; the row decides on every request.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { type SecondFactorDue, secondFactorDue } from "@/lib/accounts/policy/second-factor-rule";
import type { Trace } from "@/lib/audit/trace";
import { type PasskeyRule, passkeyRule } from "@/lib/passkeys/passkey-rule";
import { database, type Tx } from "@/lib/platform/db";
import { SESSION_TOUCH_SECONDS } from "@/lib/platform/durations";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import { enoughFactors } from "@/lib/sign-in/enough-factors";
import type { Factor } from "@/lib/sign-in/factor";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";
import { makeRoom } from "@/lib/sign-in/sessions/session-limit";
import { findSessionAndOwner, type SessionOwner } from "@/lib/sign-in/sessions/session-owner";
import { isInTime, sessionEnd } from "@/lib/sign-in/sessions/session-times";

/** What a request may know of its session. Built field by field; no secret crosses. */
export interface LiveSession extends SessionOwner {
  id: string;
  accountId: string;
  factor: Factor;
  authenticatedAt: Date;
  /** What the policy asks of its account now. */
  secondFactorDue: SecondFactorDue;
  /** What the policy's demand for passkeys means for it now. */
  passkeyRule: PasskeyRule;
}

/**
 * Inserts a session and returns its token; where the account has too many, the one used longest ago ends (R65).
 * Null while the account is deactivated: both write its row, so that one of the two sees the other's end (R63).
 * Only the redemption of a sign-in grant calls this.
 */
export async function insertSession(
  tx: Tx,
  { role, ...opened }: { accountId: string; role: string; factor: Factor },
  trace: Trace,
  now: Date,
): Promise<{ id: string; token: string } | null> {
  const active = { id: opened.accountId, deactivatedAt: null };
  const { count } = await tx.account.updateMany({ where: active, data: { lastSignInAt: now } });
  if (count !== 1) return null;
  const { token, hash } = newToken();
  const id = newId();
  const expiresAt = sessionEnd((await currentPolicy(tx)).times, role, now);
  const times = { createdAt: now, authenticatedAt: now, lastUsedAt: now, expiresAt };
  const origin = { browser: trace.browser, address: trace.address };
  const epoch = await currentEpoch(tx);
  await makeRoom(tx, { accountId: opened.accountId, role, epoch }, trace, now);
  const data = { id, hash, ...opened, ...times, ...origin, epoch };
  await tx.session.create({ data, select: { id: true } });
  return { id, token };
}

/**
 * The live session behind a token, or null: unknown, ended, idle for too long, or past its absolute end (R58, R61).
 * What opened it must still be enough for its account.
 * @param isUse whether somebody uses it now: what a page asks for by itself moves no idle end
 */
export async function findSession(token: string, now: Date, isUse = true): Promise<LiveSession | null> {
  const found = await findSessionAndOwner(hashToken(token));
  if (!found) return null;
  const { session: row, owner } = found;
  if (row.epoch !== owner.epoch) return null;
  const policy = await currentPolicy();
  if (!isInTime(policy.times, row, owner.role, now)) return null;
  const { id, accountId, authenticatedAt, lastUsedAt } = row;
  const factor = row.factor as Factor;
  // After a reset the way back leads through enrollment alone, whatever the policy asks of others (R74).
  const due = owner.isReset ? ({ state: "due" } as const) : secondFactorDue(policy, owner, now);
  const rule = passkeyRule(policy, owner, due);
  if (!enoughFactors(policy, { ...owner, passkeyRule: rule }).includes(factor)) return null;
  const idleMs = now.getTime() - lastUsedAt.getTime();
  if (isUse && idleMs > SESSION_TOUCH_SECONDS * 1000) await touchSession(id, lastUsedAt, now);
  return { id, accountId, ...owner, factor, authenticatedAt, secondFactorDue: due, passkeyRule: rule };
}

async function touchSession(id: string, seen: Date, now: Date): Promise<void> {
  await database().session.updateMany({ where: { id, lastUsedAt: seen }, data: { lastUsedAt: now } });
}

/** Gives a session a new token, so that a copy of the old one opens nothing (R60). Returns the new one. */
export async function renewSession(tx: Tx, id: string): Promise<string> {
  const { token, hash } = newToken();
  await tx.session.update({ where: { id }, data: { hash } });
  return token;
}
