// Owns comparing the stored figures with the log and the tables, and putting right what differs.
import "server-only";
import { TOTAL } from "@/lib/admin/figures/figure-day";
import { recountFigures } from "@/lib/admin/figures/recount-figures";
import { countTotals, oldestEntryAt, replaceFigures, storedFigures } from "@/lib/admin/figures/recount-store";
import { type Tx, transaction } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";
import { dayOf, dayPlus, daysBetween, startOfUtcDay } from "@/lib/platform/utc-day";

/** Whether differences are only told, or put right as well. */
export type FigureCheck = "compare" | "repair";

export interface Difference {
  day: string;
  name: string;
  stored: number;
  /** As the log, or for a total the table, says. */
  counted: number;
}

/** The days that the log still has whole: the sweeper deletes old entries by the second, not by the day. */
export async function wholeDays(now: Date): Promise<string[]> {
  const oldest = await oldestEntryAt();
  if (!oldest) return [];
  const keptSince = secondsBefore(now, AUDIT_RETENTION_SECONDS);
  const first = dayOf(oldest);
  return daysBetween(startOfUtcDay(first) < keptSince ? dayPlus(dayOf(keptSince), 1) : first, dayOf(now));
}

/**
 * Compares the figures of a day with the log, in one transaction, so that nothing is counted meanwhile. Returns what
 * differs.
 */
export function checkDay(day: string, mode: FigureCheck): Promise<Difference[]> {
  return transaction(async (tx) => {
    const counted = await recountFigures(tx, startOfUtcDay(day), startOfUtcDay(dayPlus(day, 1)));
    return settle(tx, day, counted.get(day) ?? new Map(), mode);
  });
}

/** Compares the totals with the tables in the same way. */
export function checkTotals(mode: FigureCheck): Promise<Difference[]> {
  return transaction(async (tx) => settle(tx, TOTAL, await countTotals(tx), mode));
}

async function settle(
  tx: Tx,
  day: string,
  counted: Map<string, number>,
  mode: FigureCheck,
): Promise<Difference[]> {
  const stored = await storedFigures(tx, day);
  const names = [...new Set([...stored.keys(), ...counted.keys()])].sort();
  const differences = names
    .map((name) => ({ day, name, stored: stored.get(name) ?? 0, counted: counted.get(name) ?? 0 }))
    .filter((row) => row.stored !== row.counted);
  if (mode === "repair" && differences.length > 0) await replaceFigures(tx, day, counted);
  return differences;
}
