// Owns the rows of figures: counted along with each event, read by the day.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import { TOTAL, WHOLE_PERIOD } from "@/lib/admin/figures/figure-day";
import { type Figure, TOTALS } from "@/lib/admin/figures/figures-of-event";
import { leaveForTheEnd } from "@/lib/platform/database/transaction-end";
import { database, type Tx } from "@/lib/platform/db";
import { dayOf } from "@/lib/platform/utc-day";

export interface FigureRow {
  /** Of UTC; or TOTAL, or WHOLE_PERIOD. */
  day: string;
  name: string;
  value: number;
}

type Sums = Map<string, FigureRow>;

/** What open transactions have counted so far. */
const counted = new WeakMap<Tx, Sums>();

/**
 * Adds to the figures of the day of `at`, and to the totals that follow from them. Written in one statement at the end of
 * the transaction: everybody counts in the same few rows, and a row that is written stays locked until then.
 */
export async function addFigures(tx: Tx, figures: Figure[], at: Date): Promise<void> {
  const day = dayOf(at);
  const sums: Sums = counted.get(tx) ?? new Map();
  const add = (row: FigureRow) => {
    const key = `${row.day} ${row.name}`;
    sums.set(key, { ...row, value: row.value + (sums.get(key)?.value ?? 0) });
  };
  for (const { name, by } of figures) {
    add({ day, name, value: by });
    const total = TOTALS[name];
    if (total) add({ day: TOTAL, name: total.name, value: total.by * by });
  }
  if (sums.size === 0 || counted.has(tx)) return;
  if (leaveForTheEnd(tx, counted, () => writeSums(tx, sums))) counted.set(tx, sums);
  else await writeSums(tx, sums);
}

async function writeSums(tx: Tx, sums: Sums): Promise<void> {
  // In one order everywhere: two transactions never wait for each other's rows.
  const rows = [...sums].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
  const values = rows.map((row) => Prisma.sql`(${row.day}, ${row.name}, CAST(${row.value} AS INTEGER))`);
  await tx.$executeRaw`
    INSERT INTO "DailyFigure" ("day", "name", "value") VALUES ${Prisma.join(values)}
    ON CONFLICT ("day", "name") DO UPDATE SET "value" = "DailyFigure"."value" + EXCLUDED."value"`;
}

/**
 * What a page of figures needs since a day, in one statement: accounts and checks day by day, everything else as its sum
 * under WHOLE_PERIOD, and the totals. Summed where the rows are: ninety days of all figures are thousands of them.
 */
export async function periodFigures(day: string): Promise<FigureRow[]> {
  const rows = await database().$queryRaw<{ day: string; name: string; value: bigint | number }[]>`
    SELECT CASE WHEN "day" = ${TOTAL} OR "name" LIKE 'checks.%' OR "name" LIKE 'accounts.%' OR "name" LIKE 'protection.%'
      THEN "day" ELSE ${WHOLE_PERIOD} END AS "day", "name", SUM("value") AS "value"
    FROM "DailyFigure" WHERE "day" >= ${day} GROUP BY 1, 2`;
  return rows.map((row) => ({ ...row, value: Number(row.value) }));
}

/** Every figure since a day, and the totals, in one statement. */
export function figuresSince(day: string): Promise<FigureRow[]> {
  return database().dailyFigure.findMany({
    where: { day: { gte: day } },
    orderBy: [{ day: "asc" }, { name: "asc" }],
  });
}

interface PeopleTotals {
  accounts: number;
  /** Those with at least one authenticator. */
  protected: number;
}

/** The totals among rows of figures: how many accounts there are now, and how many of them are protected. */
export function totalsIn(rows: FigureRow[]): PeopleTotals {
  const total = (name: string) => rows.find((row) => row.day === TOTAL && row.name === name)?.value ?? 0;
  return { accounts: total("accounts"), protected: total("protected") };
}
