// Owns which time the figures are looked at over. Pure.
import { dayOf, dayPlus, daysBetween } from "@/lib/platform/utc-day";

export const PERIODS = [7, 30, 90] as const;

/** So many days, today among them. */
export type Period = (typeof PERIODS)[number];

/** Reads the parameters of an address; what is no period of ours asks for 30 days. */
export function periodOf(days: unknown): Period {
  return PERIODS.find((period) => String(period) === days) ?? 30;
}

/** The days of a period in order, today last. */
export function daysOfPeriod(period: Period, now: Date): string[] {
  const today = dayOf(now);
  return daysBetween(dayPlus(today, 1 - period), today);
}
