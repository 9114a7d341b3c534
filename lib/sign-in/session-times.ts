// Owns when a session is over: idle, or too old, by the role that its account has now (R61).
import {
  ADMIN_SESSION_ABSOLUTE_SECONDS,
  ADMIN_SESSION_IDLE_SECONDS,
  SESSION_ABSOLUTE_SECONDS,
  SESSION_IDLE_SECONDS,
} from "@/lib/platform/durations";

/** No session lives longer than this, whoever's it is. */
export const LONGEST_SESSION_SECONDS = Math.max(SESSION_ABSOLUTE_SECONDS, ADMIN_SESSION_ABSOLUTE_SECONDS);

interface SessionMoments {
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

const before = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000);

/** A live session of this role began after `begunAfter` and was last used at `usedSince` or later. */
function bounds(role: string, now: Date): { begunAfter: Date; usedSince: Date } {
  const isAdmin = role === "admin";
  return {
    begunAfter: before(now, isAdmin ? ADMIN_SESSION_ABSOLUTE_SECONDS : SESSION_ABSOLUTE_SECONDS),
    usedSince: before(now, isAdmin ? ADMIN_SESSION_IDLE_SECONDS : SESSION_IDLE_SECONDS),
  };
}

/** The absolute end of a session that begins now. */
export function sessionEnd(role: string, now: Date): Date {
  const seconds = role === "admin" ? ADMIN_SESSION_ABSOLUTE_SECONDS : SESSION_ABSOLUTE_SECONDS;
  return new Date(now.getTime() + seconds * 1000);
}

/** Whether neither end has come. A member who becomes an administrator is held to the shorter times at once. */
export function isInTime(row: SessionMoments, role: string, now: Date): boolean {
  const { begunAfter, usedSince } = bounds(role, now);
  return row.expiresAt > now && row.createdAt > begunAfter && row.lastUsedAt >= usedSince;
}

/** The same as a condition on rows. */
export function whereInTime(role: string, now: Date) {
  const { begunAfter, usedSince } = bounds(role, now);
  return { expiresAt: { gt: now }, createdAt: { gt: begunAfter }, lastUsedAt: { gte: usedSince } };
}

/** Its opposite. */
export function whereOver(role: string, now: Date) {
  const { begunAfter, usedSince } = bounds(role, now);
  return {
    OR: [{ expiresAt: { lte: now } }, { createdAt: { lte: begunAfter } }, { lastUsedAt: { lt: usedSince } }],
  };
}
