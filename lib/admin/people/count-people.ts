// Owns how many people each filter shows, counted so far that nobody waits for it.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import type { PeopleFilter } from "@/lib/admin/people/people-query";
import { inactiveBefore } from "@/lib/admin/people/person-state";
import { database } from "@/lib/platform/db";
import { PEOPLE_COUNTED } from "@/lib/platform/limits";

/** Reads one entry more than are counted, of an index: "more than" is then known too. */
function countOf(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT COUNT(*) FROM (SELECT 1 FROM "Account" WHERE ${where} LIMIT ${PEOPLE_COUNTED + 1}) c)`;
}

/** The number of people of each filter; above PEOPLE_COUNTED it says no more than that there are more. One statement. */
export async function countPeople(now: Date): Promise<Record<PeopleFilter, number>> {
  const cut = inactiveBefore(now);
  const here = Prisma.sql`"deactivatedAt" IS NULL`;
  const [row] = await database().$queryRaw<[Record<PeopleFilter, bigint | number>]>`
    SELECT ${countOf(Prisma.sql`1 = 1`)} AS "all",
      ${countOf(Prisma.sql`"factorCount" = 0`)} AS "no-second-factor",
      ${countOf(Prisma.sql`"codesLow" = ${true}`)} AS "codes-low",
      ${countOf(Prisma.sql`"lockedUntil" > ${now}`)} AS "locked",
      ${countOf(Prisma.sql`${here} AND "lastSignInAt" < ${cut}`)}
        + ${countOf(Prisma.sql`${here} AND "lastSignInAt" IS NULL AND "createdAt" < ${cut}`)} AS "inactive",
      ${countOf(Prisma.sql`"deactivatedAt" > ${new Date(0)}`)} AS "deactivated",
      ${countOf(Prisma.sql`"role" = ${"admin"}`)} AS "admins"`;
  const counts = Object.entries(row).map(([filter, count]) => [filter, Number(count)]);
  return Object.fromEntries(counts) as Record<PeopleFilter, number>;
}
