// Owns when a session is over: idle, or too old, by the policy and the role that its account have now (R61). Pure.
import type { SessionTimes, TimesByRole } from "@/lib/accounts/policy/policy";
import { LONGEST_SESSION_SECONDS_OF_POLICY } from "@/lib/accounts/policy/policy-limits";
import { ADMIN_SESSION_ABSOLUTE_SECONDS, SESSION_ABSOLUTE_SECONDS } from "@/lib/platform/durations";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";

/** No session lives longer than this, whoever's it is and whatever the policy. */
export const LONGEST_SESSION_SECONDS = Math.max(
  SESSION_ABSOLUTE_SECONDS,
  ADMIN_SESSION_ABSOLUTE_SECONDS,
  LONGEST_SESSION_SECONDS_OF_POLICY,
);

interface SessionMoments {
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

const timesOf = (times: TimesByRole, role: string): SessionTimes =>
  role === "admin" ? times.admin : times.member;

/** A live session of this role began after `begunAfter` and was last used at `usedSince` or later. */
function bounds(times: TimesByRole, role: string, now: Date): { begunAfter: Date; usedSince: Date } {
  const { idleSeconds, absoluteSeconds } = timesOf(times, role);
  return { begunAfter: secondsBefore(now, absoluteSeconds), usedSince: secondsBefore(now, idleSeconds) };
}

/** The absolute end of a session that begins now. A policy may bring it forward; none puts it off. */
export function sessionEnd(times: TimesByRole, role: string, now: Date): Date {
  return secondsAfter(now, timesOf(times, role).absoluteSeconds);
}

/** Whether neither end has come. A member who becomes an administrator is held to the shorter times at once. */
export function isInTime(times: TimesByRole, row: SessionMoments, role: string, now: Date): boolean {
  const { begunAfter, usedSince } = bounds(times, role, now);
  return row.expiresAt > now && row.createdAt > begunAfter && row.lastUsedAt >= usedSince;
}

/** The same as a condition on rows. */
export function whereInTime(times: TimesByRole, role: string, now: Date) {
  const { begunAfter, usedSince } = bounds(times, role, now);
  return { expiresAt: { gt: now }, createdAt: { gt: begunAfter }, lastUsedAt: { gte: usedSince } };
}

/** The opposite of whereInTime: a condition that is true for sessions that are over. */
export function whereOver(times: TimesByRole, role: string, now: Date) {
  const { begunAfter, usedSince } = bounds(times, role, now);
  return {
    OR: [{ expiresAt: { lte: now } }, { createdAt: { lte: begunAfter } }, { lastUsedAt: { lt: usedSince } }],
  };
}
