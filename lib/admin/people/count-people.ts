// Owns how many people each filter shows: exact where a total is kept, else counted so far that nobody waits for it.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import { TOTAL } from "@/lib/admin/figures/figure-day";
import { PEOPLE_FILTERS, type PeopleFilter } from "@/lib/admin/people/people-query";
import { inactiveBefore } from "@/lib/admin/people/person-state";
import { database } from "@/lib/platform/db";
import { PEOPLE_COUNTED } from "@/lib/platform/limits";

/** Reads one entry of an index more than is told: that there are more is then known too. */
function countOf(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT COUNT(*) FROM (SELECT 1 FROM "Account" WHERE ${where} LIMIT ${PEOPLE_COUNTED + 1}) c)`;
}

/** Without an order, PostgreSQL would look for people without a sign-in by reading the table from its start. */
const ALONG_ITS_INDEX = Prisma.sql`ORDER BY "deactivatedAt", "lastSignInAt", "id"`;

function totalOf(name: "accounts" | "protected"): Prisma.Sql {
  return Prisma.sql`COALESCE((SELECT "value" FROM "DailyFigure" WHERE "day" = ${TOTAL} AND "name" = ${name}), 0)`;
}

export interface PeopleCount {
  count: number;
  /** There are more than that: counting ended at PEOPLE_COUNTED. */
  isMore: boolean;
}

export interface PeopleCounts extends Record<PeopleFilter, PeopleCount> {
  /** Somebody was invited and has not joined yet. */
  hasInvited: boolean;
}

/** The filters whose number is a total that each event keeps: these are exact, whatever their size. */
const EXACT: readonly PeopleFilter[] = ["all", "no-second-factor"];

/** The number of people of each filter. One statement. */
export async function countPeople(now: Date): Promise<PeopleCounts> {
  const cut = inactiveBefore(now);
  const here = Prisma.sql`"deactivatedAt" IS NULL`;
  const [row] = await database().$queryRaw<[Record<PeopleFilter | "invited", bigint | number>]>`
    SELECT ${totalOf("accounts")} AS "all",
      ${totalOf("accounts")} - ${totalOf("protected")} AS "no-second-factor",
      ${countOf(Prisma.sql`"codesLow" = ${true}`)} AS "codes-low",
      ${countOf(Prisma.sql`"lockedUntil" > ${now}`)} AS "locked",
      ${countOf(Prisma.sql`${here} AND "lastSignInAt" < ${cut}`)}
        + ${countOf(Prisma.sql`${here} AND "lastSignInAt" IS NULL AND "createdAt" < ${cut} ${ALONG_ITS_INDEX}`)} AS "inactive",
      ${countOf(Prisma.sql`"deactivatedAt" > ${new Date(0)}`)} AS "deactivated",
      ${countOf(Prisma.sql`"role" = ${"admin"}`)} AS "admins",
      (SELECT COUNT(*) FROM (SELECT 1 FROM "LinkToken" WHERE "purpose" = ${"invitation"}
        AND "usedAt" IS NULL AND "expiresAt" > ${now} LIMIT 1) c) AS "invited"`;
  const counts = PEOPLE_FILTERS.map((filter) => [filter, told(filter, Number(row[filter]))]);
  return { ...Object.fromEntries(counts), hasInvited: Number(row.invited) > 0 } as PeopleCounts;
}

function told(filter: PeopleFilter, count: number): PeopleCount {
  if (EXACT.includes(filter) || count <= PEOPLE_COUNTED) return { count, isMore: false };
  return { count: PEOPLE_COUNTED, isMore: true };
}
