// Owns session rows. A row exists only after every required factor has passed; the row decides on every request.
import "server-only";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { database, type Tx } from "@/lib/platform/db";
import {
  SESSION_ABSOLUTE_SECONDS,
  SESSION_IDLE_SECONDS,
  SESSION_TOUCH_SECONDS,
} from "@/lib/platform/durations";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import type { Factor } from "@/lib/sign-in/factor";

/** What a request may know of its session. Built field by field; no secret crosses. */
export interface LiveSession {
  id: string;
  accountId: string;
  email: string;
  role: string;
  factor: Factor;
  authenticatedAt: Date;
  hasSecondFactor: boolean;
}

/** Inserts a session and returns its token. Only the redemption of a sign-in grant calls this. */
export async function insertSession(
  tx: Tx,
  opened: { accountId: string; factor: Factor },
  trace: Trace,
  now: Date,
): Promise<{ id: string; token: string }> {
  const { token, hash } = newToken();
  const id = newId();
  const expiresAt = new Date(now.getTime() + SESSION_ABSOLUTE_SECONDS * 1000);
  const times = { createdAt: now, authenticatedAt: now, lastUsedAt: now, expiresAt };
  const origin = { browser: trace.browser, address: trace.address };
  await tx.session.create({ data: { id, hash, ...opened, ...times, ...origin } });
  return { id, token };
}

/**
 * The live session behind a token, or null: unknown, idle for too long, or past its absolute end (R61).
 * A session that only a password opened does not count once its account has a second factor.
 */
export async function findSession(token: string, now: Date): Promise<LiveSession | null> {
  const row = await database().session.findUnique({
    where: { hash: hashToken(token) },
    include: {
      account: { select: { email: true, role: true, _count: { select: { authenticators: true } } } },
    },
  });
  if (!row || row.expiresAt <= now) return null;
  const idleMs = now.getTime() - row.lastUsedAt.getTime();
  if (idleMs > SESSION_IDLE_SECONDS * 1000) return null;
  const hasSecondFactor = row.account._count.authenticators > 0;
  if (hasSecondFactor && row.factor === "password") return null;
  if (idleMs > SESSION_TOUCH_SECONDS * 1000) await touchSession(row.id, row.lastUsedAt, now);
  const { id, accountId, authenticatedAt } = row;
  const { email, role } = row.account;
  return { id, accountId, email, role, factor: row.factor as Factor, authenticatedAt, hasSecondFactor };
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

/** Ends one session. Its token opens nothing from then on. */
export async function endSession(
  tx: Tx,
  session: { id: string; accountId: string },
  trace: Trace,
  now: Date,
): Promise<void> {
  const { count } = await tx.session.deleteMany({ where: { id: session.id } });
  if (count === 0) return;
  await recordEvent(
    tx,
    { event: "session.ended", result: "success", actorId: session.accountId },
    trace,
    now,
  );
}

/** Ends every session of an account but the one that is spared. */
export async function endSessions(tx: Tx, accountId: string, sparedId?: string): Promise<void> {
  await tx.session.deleteMany({ where: { accountId, ...(sparedId && { id: { not: sparedId } }) } });
}
