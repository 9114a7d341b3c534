// Proves the table of security requirements 2.1 to the second, and that no order of attempts slips past it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AttemptState,
  countAttempt,
  FROZEN_UNTIL,
  type LockSchedule,
  nextLock,
  passwordSchedule,
  secondFactorSchedule,
} from "@/lib/sign-in/attempts/attempt-budget";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const NOW = new Date("2031-05-06T07:08:10.000Z");
const START: AttemptState = { failures: 0, lockedUntil: null };
const plus = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000);

/** Fails `times` times, each try in the first millisecond that allows one. Returns the seconds of each lock. */
function failInARow(schedule: LockSchedule, times: number): (number | "frozen")[] {
  const locks: (number | "frozen")[] = [];
  let state = START;
  let now = NOW;
  for (let failure = 1; failure <= times; failure += 1) {
    now = state.lockedUntil ?? now;
    const counted = countAttempt(state, schedule, now);
    if (!counted.ok) throw new Error(`failure ${failure} was not admitted`);
    state = counted.next;
    const lockMs = (state.lockedUntil ?? now).getTime() - now.getTime();
    locks.push(state.lockedUntil === FROZEN_UNTIL ? "frozen" : lockMs / 1000);
  }
  return locks;
}

describe("second factors", () => {
  it("lock after 5 in a row for 15 min, then after each further 5 for 30 min, 1 h, 4 h, 24 h; 30 freeze", () => {
    const four = [0, 0, 0, 0];
    expect(failInARow(secondFactorSchedule, 30)).toEqual([
      ...[...four, 15 * MINUTE],
      ...[...four, 30 * MINUTE],
      ...[...four, HOUR],
      ...[...four, 4 * HOUR],
      ...[...four, 24 * HOUR],
      ...[...four, "frozen"],
    ]);
  });

  it("tell of the next lock what failing on brings, for each count of failures", () => {
    const locks = failInARow(secondFactorSchedule, 30);
    for (let failures = 0; failures < 30; failures += 1) {
      const later = locks.slice(failures);
      const triesLeft = later.findIndex((lock) => lock !== 0) + 1;
      expect(nextLock(failures, secondFactorSchedule)).toEqual({ triesLeft, lock: later[triesLeft - 1] });
    }
  });

  it("stay frozen from the thirtieth failure on, whatever the clock says", () => {
    expect(secondFactorSchedule(30)).toBe("frozen");
    expect(secondFactorSchedule(31)).toBe("frozen");
    const frozen = { failures: 30, lockedUntil: FROZEN_UNTIL };
    expect(countAttempt(frozen, secondFactorSchedule, plus(NOW, 1000 * 365 * 24 * HOUR)).ok).toBe(false);
  });

  it("have at most 30 guesses evaluated, whenever they are made", () => {
    const waits = fc.array(fc.integer({ min: 0, max: 48 * HOUR }), { minLength: 200, maxLength: 200 });
    const property = fc.property(waits, (seconds) => {
      let state = START;
      let now = NOW;
      let evaluated = 0;
      for (const wait of seconds) {
        now = plus(now, wait);
        const counted = countAttempt(state, secondFactorSchedule, now);
        if (!counted.ok) continue;
        evaluated += 1;
        state = counted.next;
      }
      expect(evaluated).toBeLessThanOrEqual(30);
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe("passwords", () => {
  it("have 5 free tries, then wait 30 s, which doubles to an hour and stays there", () => {
    const doubling = [30, 60, 120, 240, 480, 960, 1920];
    expect(failInARow(passwordSchedule, 15)).toEqual([0, 0, 0, 0, ...doubling, HOUR, HOUR, HOUR, HOUR]);
  });

  it("freeze at a hundred in a row, and stay frozen (NIST SP 800-63B 3.2.2)", () => {
    expect(failInARow(passwordSchedule, 100).slice(-2)).toEqual([HOUR, "frozen"]);
    for (const failures of [100, 101, 100_000]) expect(passwordSchedule(failures)).toBe("frozen");
    const frozen = { failures: 100, lockedUntil: FROZEN_UNTIL };
    expect(countAttempt(frozen, passwordSchedule, plus(NOW, 1000 * 365 * 24 * HOUR)).ok).toBe(false);
  });

  it("are never locked for longer than an hour before that (R81)", () => {
    const property = fc.property(fc.nat({ max: 99 }), (failures) => {
      const wait = passwordSchedule(failures);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(HOUR);
    });
    fc.assert(property);
  });
});

describe("a lock", () => {
  const schedules = fc.constantFrom(secondFactorSchedule, passwordSchedule);
  const states = fc.record({
    failures: fc.nat({ max: 40 }),
    lockSeconds: fc.integer({ min: 1, max: 86_400 }),
  });

  it("refuses until its last millisecond, tells its end, and counts nothing meanwhile", () => {
    const property = fc.property(schedules, states, (schedule, { failures, lockSeconds }) => {
      const lockedUntil = plus(NOW, lockSeconds);
      const lastMoment = new Date(lockedUntil.getTime() - 1);
      expect(countAttempt({ failures, lockedUntil }, schedule, lastMoment)).toEqual({
        ok: false,
        lockedUntil,
      });
    });
    fc.assert(property);
  });

  it("is over at its end, and the next attempt counts one more", () => {
    const property = fc.property(schedules, states, (schedule, { failures, lockSeconds }) => {
      const lockedUntil = plus(NOW, lockSeconds);
      const counted = countAttempt({ failures, lockedUntil }, schedule, lockedUntil);
      expect(counted).toMatchObject({ ok: true, next: { failures: failures + 1 } });
    });
    fc.assert(property);
  });
});
