// Owns removing credentials that have expired: tickets, grants, sessions, trusted devices, and password counters long at rest.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { database } from "@/lib/platform/db";
import { PASSWORD_COUNTER_REST_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempts/attempt-budget";
import { PASSWORD_KEY_PREFIX } from "@/lib/sign-in/attempts/password-key";
import { whereOver } from "@/lib/sign-in/sessions/session-times";

/** Removes what is over. Called by the sweeper again and again; a second run at the same moment finds nothing more. */
export async function sweepSignIn(now: Date): Promise<void> {
  const db = database();
  const expired = { where: { expiresAt: { lte: now } } };
  await db.ticket.deleteMany(expired);
  await db.signInGrant.deleteMany(expired);
  await db.stepUpGrant.deleteMany(expired);
  await db.trustedDevice.deleteMany(expired);
  await sweepSessions(now);
  // A second-factor counter never rests: thirty failures in a row freeze it, however slowly they come.
  const restedSince = secondsBefore(now, PASSWORD_COUNTER_REST_SECONDS);
  // A frozen password waits for its reset, however long nobody tries it.
  await db.attemptCounter.deleteMany({
    where: {
      // No range of keys: on SQLite it would be walked in place of what has rested.
      key: { startsWith: PASSWORD_KEY_PREFIX },
      updatedAt: { lt: restedSince },
      OR: [{ lockedUntil: null }, { lockedUntil: { lt: FROZEN_UNTIL } }],
    },
  });
}

/**
 * Each end by a statement of its own: for all in one, SQLite reads every session. Administrators' by way of their
 * accounts, which are few: by way of the sessions, every member's that is idle for longer than an administrator's may be
 * would be looked at.
 */
async function sweepSessions(now: Date): Promise<void> {
  const db = database();
  const { times } = await currentPolicy();
  const ofMembers = { account: { role: { not: "admin" } } };
  for (const end of whereOver(times, "member", now).OR)
    await db.session.deleteMany({ where: { ...ofMembers, ...end } });
  const admins = await db.account.findMany({ where: { role: "admin" }, select: { id: true } });
  if (admins.length === 0) return;
  const accountId = { in: admins.map(({ id }) => id) };
  await db.session.deleteMany({ where: { accountId, ...whereOver(times, "admin", now) } });
}
