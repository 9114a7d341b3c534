// Proves the arithmetic of the limits: no more than the quota a day, no more than the bucket allows, whoever asks how often.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admit, type Meter, roomOf } from "./meter";

const MIDNIGHT = Date.parse("2031-05-07T00:00:00.000Z");
const NOON = MIDNIGHT - 43_200_000;

/** Asks again and again, and tells how many passed each time. */
function grantedTo(asked: { atMs: number; wanted: number }[], perDay: number): number[] {
  let meter: Meter | null = null;
  return asked.map(({ atMs, wanted }) => {
    const { granted, after } = admit(meter, wanted, perDay, new Date(atMs));
    meter = after;
    return granted;
  });
}

describe("the bucket", () => {
  it("gives twenty at once, and from then on one every fifty milliseconds (R106)", () => {
    const asked = [0, 49, 50, 99, 1100, 5000].map((ms) => ({ atMs: NOON + ms, wanted: 30 }));
    expect(grantedTo(asked, 1000)).toEqual([20, 0, 1, 0, 20, 20]);
  });

  it("never gives more than twenty and a second's worth in any second", () => {
    const moments = fc.array(fc.record({ atMs: fc.nat(5000), wanted: fc.integer({ min: 1, max: 40 }) }));
    fc.assert(
      fc.property(moments, (unordered) => {
        const asked = unordered.toSorted((left, right) => left.atMs - right.atMs);
        const granted = grantedTo(
          asked.map((each) => ({ ...each, atMs: NOON + each.atMs })),
          1e6,
        );
        for (const { atMs: start } of asked) {
          const within = asked.map(({ atMs }, at) =>
            atMs >= start && atMs <= start + 1000 ? granted[at] : 0,
          );
          expect(within.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBeLessThanOrEqual(40);
        }
      }),
    );
  });

  it("does not stay shut when the clock was set back", () => {
    expect(
      grantedTo(
        [
          { atMs: NOON, wanted: 20 },
          { atMs: NOON - 3_600_000, wanted: 20 },
        ],
        1000,
      ),
    ).toEqual([20, 20]);
  });
});

describe("the day's quota", () => {
  it("is given whole and not exceeded, and begins anew at 00:00 UTC", () => {
    const asked = [0, 1000, 2000, 43_199_999, 43_200_999].map((ms) => ({ atMs: NOON + ms, wanted: 15 }));
    expect(grantedTo(asked, 35)).toEqual([15, 15, 5, 0, 15]);
  });

  it("does not go back to yesterday's for a server whose clock is late", () => {
    const asked = [MIDNIGHT + 5, MIDNIGHT - 5, MIDNIGHT + 1500].map((atMs) => ({ atMs, wanted: 10 }));
    expect(grantedTo(asked, 15)).toEqual([10, 5, 0]);
  });

  it("is not kept by a clock that was months ahead for a moment", () => {
    const ahead = NOON + 60 * 86_400_000;
    expect(
      grantedTo(
        [
          { atMs: ahead, wanted: 15 },
          { atMs: NOON, wanted: 15 },
          { atMs: NOON + 2000, wanted: 15 },
        ],
        20,
      ),
    ).toEqual([15, 15, 5]);
  });

  it("is told together with the time until the next one", () => {
    const { after } = admit(null, 3, 200, new Date(MIDNIGHT - 1500));
    expect(roomOf(after, 200, MIDNIGHT - 1500)).toEqual({
      perDay: 200,
      leftToday: 197,
      secondsToday: 2,
      leftInBucket: 17,
      secondsToFull: 1,
    });
  });
});
