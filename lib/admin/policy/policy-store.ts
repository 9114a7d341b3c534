// Owns the queries behind a change of policy: whom it hits, what it ends, and who is told.
import "server-only";
import type { TimesByRole } from "@/lib/accounts/policy/policy";
import { database, type Tx } from "@/lib/platform/db";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";
import { whereInTime, whereOver } from "@/lib/sign-in/sessions/session-times";

/** Members who may sign in and have no second factor. All columns stand in one index. */
const membersWithout = { role: "member", factorCount: 0, deactivatedAt: null } as const;

/** How many members without a second factor joined at a moment or before; with `unconfirmed`, those no mail reaches. */
export function countMembersWithout(
  joinedBy: Date,
  { unconfirmed = false }: { unconfirmed?: boolean } = {},
): Promise<number> {
  const confirmed = unconfirmed ? { emailConfirmedAt: null } : {};
  const where = { ...membersWithout, ...confirmed, createdAt: { lte: joinedBy } };
  return database().account.count({ where });
}

/** How many members without a second factor joined after a moment, and when the last of them did. */
export async function membersWithoutSince(
  moment: Date,
): Promise<{ people: number; lastJoined: Date | null }> {
  const where = { ...membersWithout, createdAt: { gt: moment } };
  const people = await database().account.count({ where });
  const last = await database().account.findFirst({
    where,
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return { people, lastJoined: last?.createdAt ?? null };
}

/** How many active administrators have no second factor. */
export function countAdminsWithout(): Promise<number> {
  return database().account.count({ where: { role: "admin", factorCount: 0, deactivatedAt: null } });
}

/** How many sessions live by the times of `before` and end by those of `after`, or because a factor ended that opened them. */
export async function countSessionsEnding(
  { before, after }: { before: TimesByRole; after: TimesByRole },
  endedFactors: string[],
  now: Date,
): Promise<number> {
  // No factor that a policy ends opens anything for an administrator.
  const opened = { member: [{ factor: { in: endedFactors } }], admin: [] };
  const epoch = await currentEpoch();
  const ending = (role: "member" | "admin") =>
    database().session.count({
      where: {
        epoch,
        account: { role },
        ...whereInTime(before, role, now),
        OR: [...whereOver(after, role, now).OR, ...opened[role]],
      },
    });
  return (await ending("member")) + (await ending("admin"));
}

/** The administrators to be told of what one of them did, or all of them where it was none. */
export async function otherAdminIds(tx: Tx, accountId?: string): Promise<string[]> {
  const where = { role: "admin", deactivatedAt: null, ...(accountId && { id: { not: accountId } }) };
  const admins = await tx.account.findMany({ where, select: { id: true } });
  return admins.map(({ id }) => id);
}

/** Ends what members have begun to enroll. */
export async function endMembersEnrollments(tx: Tx): Promise<void> {
  await tx.enrollment.deleteMany({ where: { account: { role: "member" } } });
}

/**
 * Ends the trust in every browser, with the sessions that it opened or is about to open: allowed again, it begins anew
 * (R67). The log has the change of policy, and no row for each of the many whom it hits.
 */
export async function endAllTrust(tx: Tx): Promise<void> {
  await tx.trustedDevice.deleteMany();
  await tx.session.deleteMany({ where: { factor: "trusted-device" } });
  await tx.signInGrant.deleteMany({ where: { factor: "trusted-device" } });
}
