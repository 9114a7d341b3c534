// Proves what is read off the histogram of enrollment times: never more than its own bucket away from the truth.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketOf, TIME_BOUNDS, TIME_BUCKETS, timeWithin } from "@/lib/admin/figures/enrollment-times";

const seconds = fc.integer({ min: 0, max: 700 });
const times = fc.array(seconds, { minLength: 1, maxLength: 200 });
const share = fc.double({ min: 0.01, max: 1, noNaN: true });

const countsOf = (all: number[]) =>
  TIME_BUCKETS.map((bucket) => all.filter((time) => bucketOf(time) === bucket).length);

/** The true value by nearest rank. */
function nearestRank(all: number[], part: number): number {
  const sorted = all.toSorted((left, right) => left - right);
  return sorted[Math.max(1, Math.ceil(part * all.length)) - 1] ?? Number.NaN;
}

/** Bounds of the bucket that a time falls into. */
function boundsOf(time: number): [number, number] {
  const place = TIME_BOUNDS.findIndex((bound) => time <= bound);
  if (place < 0) return [TIME_BOUNDS.at(-1) ?? 0, Number.POSITIVE_INFINITY];
  return [TIME_BOUNDS[place - 1] ?? 0, TIME_BOUNDS[place] ?? 0];
}

describe("buckets", () => {
  it("take every time exactly once", () => {
    fc.assert(fc.property(times, (all) => countsOf(all).reduce((sum, n) => sum + n, 0) === all.length));
  });

  it("hold what is at most their bound and more than the one before", () => {
    fc.assert(
      fc.property(seconds, (time) => {
        const [lower, upper] = boundsOf(time);
        expect(bucketOf(time)).toBe(Number.isFinite(upper) ? String(upper) : "more");
        expect(time === 0 || time > lower).toBe(true);
      }),
    );
  });

  it("rise", () => {
    expect(TIME_BOUNDS.toSorted((left, right) => left - right)).toEqual([...TIME_BOUNDS]);
  });
});

describe("the time within which a share stayed", () => {
  it("lies in the bucket of the true one", () => {
    fc.assert(
      fc.property(times, share, (all, part) => {
        const told = timeWithin(countsOf(all), part) ?? Number.NaN;
        const [lower, upper] = boundsOf(nearestRank(all, part));
        expect(told).toBeGreaterThan(lower - Number.EPSILON);
        expect(told).toBeLessThanOrEqual(upper);
      }),
    );
  });

  it("never falls when the share grows", () => {
    fc.assert(
      fc.property(times, share, share, (all, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const counts = countsOf(all);
        return (timeWithin(counts, less) ?? 0) <= (timeWithin(counts, more) ?? 0);
      }),
    );
  });

  it("is null without times, and Infinity beyond the last bound", () => {
    expect(timeWithin([], 0.95)).toBeNull();
    expect(timeWithin(countsOf([5, 5, 601]), 0.95)).toBe(Number.POSITIVE_INFINITY);
    expect(timeWithin(countsOf([20, 20, 20, 20]), 0.5)).toBe(17.5);
  });
});
