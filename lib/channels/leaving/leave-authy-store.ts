// Owns walking over Authy registrations, and the mark of accounts that are asked to leave Authy.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";

export interface AuthyHolder {
  /** The channel's. */
  id: string;
  accountId: string;
  email: string;
  /** Whether the account has an authenticator of ours. */
  hasOwn: boolean;
  /** Whether it was asked to leave already. */
  isAsked: boolean;
}

/** The next registrations in the order of their ids. */
export async function nextAuthyHolders(afterId: string, count: number): Promise<AuthyHolder[]> {
  const rows = await database().channel.findMany({
    where: { kind: "authy", id: { gt: afterId } },
    orderBy: { id: "asc" },
    take: count,
    select: {
      id: true,
      accountId: true,
      account: {
        select: { email: true, leavesAuthyAt: true, authenticators: { select: { id: true }, take: 1 } },
      },
    },
  });
  return rows.map(({ id, accountId, account }) => ({
    id,
    accountId,
    email: account.email,
    hasOwn: account.authenticators.length > 0,
    isAsked: account.leavesAuthyAt !== null,
  }));
}

/** Marks an account, which is asked from its next sign-in on. False where it is marked already. */
export async function markLeaving(tx: Tx, accountId: string, now: Date): Promise<boolean> {
  const { count } = await tx.account.updateMany({
    where: { id: accountId, leavesAuthyAt: null },
    data: { leavesAuthyAt: now },
  });
  return count === 1;
}

/** Takes the mark away. False where there was none. */
export async function clearLeaving(tx: Tx, accountId: string): Promise<boolean> {
  const { count } = await tx.account.updateMany({
    where: { id: accountId, leavesAuthyAt: { not: null } },
    data: { leavesAuthyAt: null },
  });
  return count === 1;
}
