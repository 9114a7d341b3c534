// Proves that axes reach over what they measure, in round steps, and that ticks are spread from end to end.
import fc from "fast-check";
import { expect, it } from "vitest";
import { spreadPlaces, ticksUpTo } from "./axis";

it("reaches over the greatest value and not far beyond, in at most five round steps", () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), (max) => {
      const ticks = ticksUpTo(max);
      const [zero = -1, step = 0] = ticks;
      const top = ticks.at(-1) ?? 0;
      expect(zero).toBe(0);
      expect(String(step)).toMatch(/^[125]0*$/);
      expect(top).toBeGreaterThanOrEqual(max);
      expect(top - step).toBeLessThanOrEqual(Math.max(0, max));
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
  expect(ticksUpTo(0)).toEqual([0, 1]);
  expect(ticksUpTo(7)).toEqual([0, 2, 4, 6, 8]);
});

it("spreads places from the first to the last, none twice", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 2, max: 12 }), (count, most) => {
      const places = spreadPlaces(count, most);
      expect(places.at(0)).toBe(0);
      expect(places.at(-1)).toBe(count - 1);
      expect(new Set(places).size).toBe(Math.min(count, most));
    }),
  );
  expect(spreadPlaces(0, 4)).toEqual([]);
});
