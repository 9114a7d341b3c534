// Proves where steps begin and end.
import fc from "fast-check";
import { expect, test } from "vitest";
import { remainingMs, stepAt, stepStartsAtMs } from "./step";

const anyMoment = fc.integer({ min: 0, max: 16_725_225_600_000 });
const anyPeriod = fc.integer({ min: 10, max: 120 });

test("a step lasts from its first millisecond to the one before the next step", () => {
  expect(stepAt(0, 30)).toBe(0);
  expect(stepAt(29_999, 30)).toBe(0);
  expect(stepAt(30_000, 30)).toBe(1);
  expect(stepAt(59_000, 30)).toBe(1);
  expect(stepStartsAtMs(1, 30)).toBe(30_000);
});

test("the time left counts down from a whole period to 1 ms and never shows 0", () => {
  expect(remainingMs(30_000, 30)).toBe(30_000);
  expect(remainingMs(30_001, 30)).toBe(29_999);
  expect(remainingMs(59_999, 30)).toBe(1);
});

test("every moment lies in its step, and what is left of it leads to the next one's start", () => {
  fc.assert(
    fc.property(anyMoment, anyPeriod, (unixMs, periodSeconds) => {
      const step = stepAt(unixMs, periodSeconds);
      expect(stepStartsAtMs(step, periodSeconds)).toBeLessThanOrEqual(unixMs);
      expect(unixMs + remainingMs(unixMs, periodSeconds)).toBe(stepStartsAtMs(step + 1, periodSeconds));
      expect(remainingMs(unixMs, periodSeconds)).toBeGreaterThan(0);
      expect(remainingMs(unixMs, periodSeconds)).toBeLessThanOrEqual(periodSeconds * 1000);
    }),
  );
});
