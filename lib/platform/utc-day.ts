// Owns calendar days in UTC, written 2031-10-01, wherever the reader is. Pure.
import { DAY_MS } from "@/lib/platform/seconds-after";

let last = { number: Number.NaN, text: "" };

/** The day of a moment, YYYY-MM-DD. The last one is cached: nearly every call is about today. */
export function dayOf(at: Date): string {
  const number = Math.floor(at.getTime() / DAY_MS);
  if (number !== last.number) last = { number, text: at.toISOString().slice(0, 10) };
  return last.text;
}

/** The first moment of a day. */
export function startOfUtcDay(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day so many days later, or earlier. */
export function dayPlus(day: string, days: number): string {
  return dayOf(new Date(startOfUtcDay(day).getTime() + days * DAY_MS));
}

/** Every day from the first to the last, both included; none when the last comes before the first. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayPlus(day, 1)) days.push(day);
  return days;
}
