// Owns what every request asks about the owner of its session, in one statement.
import "server-only";
import { database } from "@/lib/platform/db";

export interface SessionOwner {
  email: string;
  /** Whether a mailed link came back from it. */
  emailConfirmed: boolean;
  /** Where notices go as well. */
  secondEmail: string | null;
  role: string;
  memberSince: Date;
  hasSecondFactor: boolean;
  /** Whether administrators took its second factor away and it has not enrolled since. */
  isReset: boolean;
  /** Whether a reset is asked for, waits for a second yes or is to come. */
  hasResetUnderWay: boolean;
  /** What it was told and has not read. */
  unreadNotices: number;
  /** Of the whole installation: a session of an earlier one is over (R64). */
  epoch: number;
}

interface OwnerRow {
  email: string;
  secondEmail: string | null;
  role: string;
  createdAt: string | Date;
  confirmed: bigint | number;
  reset: bigint | number;
  underWay: bigint | number;
  authenticators: bigint | number;
  unread: bigint | number;
  epoch: bigint | number | null;
}

/**
 * The owner of a session; null when the account has gone meanwhile, or is deactivated (R63). By hand, because Prisma's
 * `_count` groups the whole table for each request: with 10,000 people and 300,000 notices 62 ms in place of 0.015 ms.
 */
export async function findSessionOwner(accountId: string): Promise<SessionOwner | null> {
  const [row] = await database().$queryRaw<OwnerRow[]>`
    SELECT a."email", a."secondEmail", a."role", a."createdAt",
      CASE WHEN a."emailConfirmedAt" IS NULL THEN 0 ELSE 1 END AS "confirmed",
      CASE WHEN a."resetAt" IS NULL THEN 0 ELSE 1 END AS "reset",
      (SELECT COUNT(*) FROM "Reset" r WHERE r."pendingFor" = a."id")
        + (SELECT COUNT(*) FROM "ResetRequest" q WHERE q."openFor" = a."id") AS "underWay",
      (SELECT COUNT(*) FROM "Authenticator" f WHERE f."accountId" = a."id") AS "authenticators",
      (SELECT COUNT(*) FROM "Notice" n WHERE n."accountId" = a."id" AND n."readAt" IS NULL) AS "unread",
      (SELECT i."sessionEpoch" FROM "Installation" i WHERE i."id" = 1) AS "epoch"
    FROM "Account" a WHERE a."id" = ${accountId} AND a."deactivatedAt" IS NULL`;
  if (!row) return null;
  return {
    email: row.email,
    secondEmail: row.secondEmail,
    emailConfirmed: Number(row.confirmed) === 1,
    role: row.role,
    memberSince: new Date(row.createdAt),
    hasSecondFactor: Number(row.authenticators) > 0,
    isReset: Number(row.reset) === 1,
    hasResetUnderWay: Number(row.underWay) > 0,
    unreadNotices: Number(row.unread),
    epoch: Number(row.epoch ?? 0),
  };
}
