// Owns asking for the figures of a period: one statement, however many people and events there are.
import "server-only";
import { TOTAL } from "@/lib/admin/figures/figure-day";
import { type FigureRow, figuresSince, periodFigures, totalsIn } from "@/lib/admin/figures/figure-store";
import { type FiguresReport, figuresReport } from "@/lib/admin/figures/figures-report";
import { daysOfPeriod, type Period } from "@/lib/admin/figures/period";

/** What the figures of a period say, today included. */
export async function readFigures(period: Period, now: Date): Promise<FiguresReport> {
  const days = daysOfPeriod(period, now);
  const rows = await periodFigures(days[0] ?? TOTAL);
  const { accounts, protected: part } = totalsIn(rows);
  return figuresReport(rows, days, { part, whole: accounts });
}

/** The rows of every day of a period, without the totals: for the file that an administrator takes along. */
export async function figureRows(period: Period, now: Date): Promise<FigureRow[]> {
  const rows = await figuresSince(daysOfPeriod(period, now)[0] ?? TOTAL);
  return rows.filter(({ day }) => day !== TOTAL);
}
