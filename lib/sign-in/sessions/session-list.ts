// Owns what screens show of live sessions: the list of an account's, and how many there are of everybody's.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { database } from "@/lib/platform/db";
import { SESSIONS_COUNTED } from "@/lib/platform/limits";
import { enoughFactors } from "@/lib/sign-in/enough-factors";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";
import { whereInTime } from "@/lib/sign-in/sessions/session-times";

export interface ListedSession {
  id: string;
  /** Whether it is the one that asks. */
  isThis: boolean;
  browser: string;
  /** Shortened: a network, not a place (R64). */
  address: string;
  createdAt: Date;
  lastUsedAt: Date;
}

/** What decides which sessions of an account count now. */
export type SessionsOwner = Pick<
  LiveSession,
  "accountId" | "role" | "hasSecondFactor" | "isReset" | "passkeyRule" | "epoch"
>;

/** The live sessions of an account, by their last use. No token, no hash. */
export async function liveSessionsOf(
  owner: SessionsOwner,
  now: Date,
): Promise<Omit<ListedSession, "isThis">[]> {
  const { accountId, role, epoch } = owner;
  const policy = await currentPolicy();
  const factor = { in: enoughFactors(policy, owner) };
  return database().session.findMany({
    where: { accountId, epoch, factor, ...whereInTime(policy.times, role, now) },
    orderBy: [{ lastUsedAt: "desc" }, { createdAt: "desc" }],
    select: { id: true, browser: true, address: true, createdAt: true, lastUsedAt: true },
  });
}

/** The live sessions of the account that asks: its own first, then by their last use. */
export async function listSessions(session: LiveSession, now: Date): Promise<ListedSession[]> {
  const rows = await liveSessionsOf(session, now);
  const listed = rows.map((row) => ({ ...row, isThis: row.id === session.id }));
  return [...listed.filter(({ isThis }) => isThis), ...listed.filter(({ isThis }) => !isThis)];
}

/** How many live sessions everybody has, the one that asks among them, counted so far that nobody waits for it. */
export async function countLiveSessions(
  now: Date,
  atMost = SESSIONS_COUNTED,
): Promise<{ count: number; isMore: boolean }> {
  const where = { epoch: await currentEpoch(), expiresAt: { gt: now } };
  const counted = await database().session.count({ where, take: atMost + 1 });
  return { count: Math.min(counted, atMost), isMore: counted > atMost };
}
