// Owns reading sends for the board. The database groups them: one statement along one index, whatever the number of rows.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import { WAYS, type Way } from "@/lib/channels/kinds";
import type { BoardRow } from "@/lib/channels/sends/board-report";
import { database, isPostgresql } from "@/lib/platform/db";

const NUMBERS = ["sent", "verified", "failed", "unknown", "seconds", "lately"] as const;

type RawRow = { day: string; way: Way; country: string } & Record<
  (typeof NUMBERS)[number],
  bigint | number | null
>;

/** From the send to the right code. */
const secondsSql = () =>
  isPostgresql()
    ? Prisma.sql`EXTRACT(EPOCH FROM "verifiedAt" - "at")`
    : Prisma.sql`(julianday("verifiedAt") - julianday("at")) * 86400`;

/**
 * What was sent since a moment, by UTC day, way and country. A code that came back was sent, whatever its provider said.
 * @param lately the start of the last 24 hours, which the budget of a day counts
 */
export async function boardRows(since: Date, lately: Date): Promise<BoardRow[]> {
  const rows = await database().$queryRaw<RawRow[]>`
    SELECT substr(CAST("at" AS TEXT), 1, 10) AS "day", "way", "country",
      COUNT(CASE WHEN "outcome" = 'sent' OR "verifiedAt" IS NOT NULL THEN 1 END) AS "sent",
      COUNT("verifiedAt") AS "verified",
      COUNT(CASE WHEN "outcome" = 'failed' AND "verifiedAt" IS NULL THEN 1 END) AS "failed",
      COUNT(CASE WHEN "outcome" IN ('unknown', 'reserved') AND "verifiedAt" IS NULL THEN 1 END) AS "unknown",
      CAST(SUM(${secondsSql()}) AS DOUBLE PRECISION) AS "seconds",
      COUNT(CASE WHEN "at" > ${lately} AND "outcome" <> 'failed' THEN 1 END) AS "lately"
    FROM "ChannelSend" WHERE "way" IN (${Prisma.join([...WAYS])}) AND "at" >= ${since}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return rows.map(({ day, way, country, ...numbers }) => {
    const read = NUMBERS.map((name) => [name, Number(numbers[name] ?? 0)]);
    return { day, way, country, ...Object.fromEntries(read) } as BoardRow;
  });
}
