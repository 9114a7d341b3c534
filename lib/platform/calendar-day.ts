// Owns calendar days, written 2031-10-01, and the instants at which they begin in a time zone. Pure.
import { DAY_SECONDS } from "@/lib/platform/seconds-after";

const SHAPE = /^(20\d\d)-(\d\d)-(\d\d)$/;

/** Whether a text is a day of the calendar in this century. */
export function isCalendarDay(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** The calendar day of an instant. */
export function dayAt(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

/**
 * The first instant of a day: midnight, or the first one after it where clocks skip midnight. It is searched for and not
 * calculated, because the offset of a zone may change at that very moment.
 */
export function startOfDay(day: string, timeZone: string): Date {
  // No zone is further than a day from UTC, one that skipped a whole day included.
  const utcSeconds = Date.parse(`${day}T00:00:00Z`) / 1000;
  let before = utcSeconds - DAY_SECONDS;
  let after = utcSeconds + DAY_SECONDS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayAt(new Date(middle * 1000), timeZone) >= day) after = middle;
    else before = middle;
  }
  return new Date(after * 1000);
}
