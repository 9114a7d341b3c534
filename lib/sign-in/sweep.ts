// Owns removing credentials that have expired: tickets, grants, sessions, and password counters long at rest.
import "server-only";
import { database } from "@/lib/platform/db";
import { PASSWORD_COUNTER_REST_SECONDS, SESSION_IDLE_SECONDS } from "@/lib/platform/durations";
import { PASSWORD_KEY_END, PASSWORD_KEY_PREFIX } from "@/lib/sign-in/password-attempts";

export async function sweepSignIn(now: Date): Promise<void> {
  const db = database();
  const expired = { where: { expiresAt: { lte: now } } };
  await db.ticket.deleteMany(expired);
  await db.signInGrant.deleteMany(expired);
  await db.stepUpGrant.deleteMany(expired);
  const idleSince = new Date(now.getTime() - SESSION_IDLE_SECONDS * 1000);
  await db.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { lastUsedAt: { lt: idleSince } }] },
  });
  // A second-factor counter never rests: thirty failures in a row freeze it, however slowly they come.
  const restedSince = new Date(now.getTime() - PASSWORD_COUNTER_REST_SECONDS * 1000);
  await db.attemptCounter.deleteMany({
    where: { key: { gte: PASSWORD_KEY_PREFIX, lt: PASSWORD_KEY_END }, updatedAt: { lt: restedSince } },
  });
}
