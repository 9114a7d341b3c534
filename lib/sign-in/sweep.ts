// Owns removing credentials that have expired: tickets, grants, sessions, trusted devices, and password counters long at rest.
import "server-only";
import { currentPolicy } from "@/lib/accounts/current-policy";
import { database } from "@/lib/platform/db";
import { PASSWORD_COUNTER_REST_SECONDS } from "@/lib/platform/durations";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempt-budget";
import { PASSWORD_KEY_END, PASSWORD_KEY_PREFIX } from "@/lib/sign-in/password-attempts";
import { whereOver } from "@/lib/sign-in/session-times";

export async function sweepSignIn(now: Date): Promise<void> {
  const db = database();
  const expired = { where: { expiresAt: { lte: now } } };
  await db.ticket.deleteMany(expired);
  await db.signInGrant.deleteMany(expired);
  await db.stepUpGrant.deleteMany(expired);
  await db.trustedDevice.deleteMany(expired);
  const { times } = await currentPolicy();
  const members = { account: { role: { not: "admin" } } };
  await db.session.deleteMany({ where: { ...members, ...whereOver(times, "member", now) } });
  await db.session.deleteMany({ where: { account: { role: "admin" }, ...whereOver(times, "admin", now) } });
  // A second-factor counter never rests: thirty failures in a row freeze it, however slowly they come.
  const restedSince = new Date(now.getTime() - PASSWORD_COUNTER_REST_SECONDS * 1000);
  // A frozen password waits for its reset, however long nobody tries it.
  await db.attemptCounter.deleteMany({
    where: {
      key: { gte: PASSWORD_KEY_PREFIX, lt: PASSWORD_KEY_END },
      updatedAt: { lt: restedSince },
      OR: [{ lockedUntil: null }, { lockedUntil: { lt: FROZEN_UNTIL } }],
    },
  });
}
