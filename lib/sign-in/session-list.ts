// Owns the list of one's own live sessions, as its screen shows them.
import "server-only";
import { currentPolicy } from "@/lib/accounts/current-policy";
import { database } from "@/lib/platform/db";
import { enoughFactors } from "@/lib/sign-in/enough-factors";
import type { LiveSession } from "@/lib/sign-in/session";
import { whereInTime } from "@/lib/sign-in/session-times";

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

/** The live sessions of the account that asks: its own first, then by their last use. No token, no hash. */
export async function listSessions(session: LiveSession, now: Date): Promise<ListedSession[]> {
  const { id: ownId, accountId, role } = session;
  const policy = await currentPolicy();
  const rows = await database().session.findMany({
    where: {
      accountId,
      factor: { in: enoughFactors(policy, session) },
      ...whereInTime(policy.times, role, now),
    },
    orderBy: [{ lastUsedAt: "desc" }, { createdAt: "desc" }],
    select: { id: true, browser: true, address: true, createdAt: true, lastUsedAt: true },
  });
  const listed = rows.map((row) => ({ ...row, isThis: row.id === ownId }));
  return [...listed.filter(({ isThis }) => isThis), ...listed.filter(({ isThis }) => !isThis)];
}
