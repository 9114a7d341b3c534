// Proves the arithmetic of days in UTC, over months, years and leap days.
import fc from "fast-check";
import { expect, it } from "vitest";
import { dayOf, dayPlus, daysBetween, startOfUtcDay } from "@/lib/platform/utc-day";

const moment = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const count = fc.integer({ min: 0, max: 800 });

it("puts every moment into the day that began last", () => {
  fc.assert(
    fc.property(moment, (at) => {
      const passed = at.getTime() - startOfUtcDay(dayOf(at)).getTime();
      return passed >= 0 && passed < 86_400_000;
    }),
  );
});

it("goes forward and back again", () => {
  fc.assert(fc.property(moment, count, (at, days) => dayPlus(dayPlus(dayOf(at), days), -days) === dayOf(at)));
});

it("lists every day once and in order", () => {
  fc.assert(
    fc.property(moment, count, (at, days) => {
      const list = daysBetween(dayOf(at), dayPlus(dayOf(at), days));
      expect(list).toHaveLength(days + 1);
      expect(list).toEqual([...new Set(list)].sort());
    }),
    { numRuns: 30 },
  );
  expect(daysBetween("2031-05-07", "2031-05-06")).toEqual([]);
});
