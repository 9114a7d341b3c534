// Owns the statements of counting figures anew: what the log and the tables say, and what stands in the figures.
import "server-only";
import { TOTAL } from "@/lib/admin/figures/figure-day";
import { COUNTED_EVENTS, type CountedEvent } from "@/lib/admin/figures/figures-of-event";
import { database, type Tx } from "@/lib/platform/db";

/** An entry of the log, as far as figures depend on it. */
export interface LogEntry extends CountedEvent {
  id: number;
  at: Date;
  subjectId: string | null;
}

/** Entries after a place and before a moment, by the bounded keyset of the index on `at`. */
export function countedEntries(
  tx: Tx,
  last: { at: Date; id: number },
  to: Date,
  take: number,
): Promise<LogEntry[]> {
  const after = { OR: [{ at: { gt: last.at } }, { id: { gt: last.id } }] };
  return tx.auditRow.findMany({
    where: { at: { gte: last.at, lt: to }, AND: after, event: { in: COUNTED_EVENTS } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take,
    select: { id: true, at: true, subjectId: true, event: true, result: true, factor: true, reason: true },
  });
}

/** When the oldest entry of the log was written; null where there is none. */
export async function oldestEntryAt(): Promise<Date | null> {
  const oldest = await database().auditRow.findFirst({ orderBy: { at: "asc" }, select: { at: true } });
  return oldest?.at ?? null;
}

/** The oldest day that has figures, or null. */
export async function oldestFigureDay(): Promise<string | null> {
  const oldest = await database().dailyFigure.findFirst({
    where: { day: { lt: TOTAL } },
    orderBy: { day: "asc" },
    select: { day: true },
  });
  return oldest?.day ?? null;
}

/** The totals by name, as the table of accounts says. */
export async function countTotals(tx: Tx): Promise<Map<string, number>> {
  const accounts = await tx.account.count();
  const withFactor = await tx.account.count({ where: { factorCount: { gt: 0 } } });
  return new Map([
    ["accounts", accounts],
    ["protected", withFactor],
  ]);
}

/** The figures of a day by name, as they stand. */
export async function storedFigures(tx: Tx, day: string): Promise<Map<string, number>> {
  const rows = await tx.dailyFigure.findMany({ where: { day } });
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** Puts others in the place of the figures of a day. */
export async function replaceFigures(tx: Tx, day: string, figures: Map<string, number>): Promise<void> {
  await tx.dailyFigure.deleteMany({ where: { day } });
  await tx.dailyFigure.createMany({ data: [...figures].map(([name, value]) => ({ day, name, value })) });
}
