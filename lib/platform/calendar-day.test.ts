// Proves that a day begins where its zone says, on the days on which clocks change too.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, isCalendarDay, startOfDay } from "@/lib/platform/calendar-day";

describe("a day begins", () => {
  it.each([
    ["2031-10-01", "UTC", "2031-10-01T00:00:00Z"],
    ["2031-10-01", "Asia/Shanghai", "2031-09-30T16:00:00Z"],
    ["2026-07-01", "Europe/Berlin", "2026-06-30T22:00:00Z"],
    ["2026-01-01", "Europe/Berlin", "2025-12-31T23:00:00Z"],
    // The night of the change: midnight is before it, and the next midnight after.
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00Z"],
    ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00Z"],
    // Clocks leap from midnight to one, so the day has no midnight.
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"],
    // Clocks go back from midnight to eleven, so the day before has two last hours.
    ["2018-02-18", "America/Sao_Paulo", "2018-02-18T03:00:00Z"],
    // The whole day was left out.
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z"],
    ["2031-10-01", "Pacific/Kiritimati", "2031-09-30T10:00:00Z"],
    ["2031-10-01", "Asia/Kathmandu", "2031-09-30T18:15:00Z"],
  ])("%s in %s at %s", (day, zone, instant) => {
    expect(startOfDay(day, zone)).toEqual(new Date(instant));
  });

  it("at its first second and not one before, in any zone", () => {
    const days = fc.date({ min: new Date("2010-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const property = fc.property(days, zones, (date, zone) => {
      const day = date.toISOString().slice(0, 10);
      const start = startOfDay(day, zone);
      expect(dayAt(start, zone) >= day).toBe(true);
      expect(dayAt(new Date(start.getTime() - 1000), zone) < day).toBe(true);
    });
    fc.assert(property, { numRuns: 60 });
  });
});

it.each(["2031-10-01", "2028-02-29", "2000-01-01", "2099-12-31"])("takes %s for a day", (text) => {
  expect(isCalendarDay(text)).toBe(true);
});

it.each([
  "",
  "2031-02-29",
  "2031-13-01",
  "2031-00-10",
  "2031-10-32",
  "1999-12-31",
  "2100-01-01",
  "9999-12-31",
  "31-10-01",
  "2031-10-1",
  "2031-10-01T00:00",
  "01.10.2031",
  "２０３１-10-01",
  " 2031-10-01",
  "2031-10-01\n",
])("takes %j for none", (text) => {
  expect(isCalendarDay(text)).toBe(false);
});
