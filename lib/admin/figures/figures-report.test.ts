// Proves what is read off a period's rows, day by day and in sum.
import fc from "fast-check";
import { expect, it } from "vitest";
import { figuresReport } from "@/lib/admin/figures/figures-report";
import { daysOfPeriod, periodOf } from "@/lib/admin/figures/period";
import { NOW } from "@/lib/two-factor/test-person";

const days = daysOfPeriod(7, NOW);
const [first = "", second = ""] = days;
const today = days.at(-1) ?? "";
const nobody = { part: 0, whole: 0 };

it("knows three periods, and asks for 30 days where none of them is named (R22)", () => {
  for (const odd of [undefined, "", "8", "07", "1e9", "-7", ["7"], {}]) expect(periodOf(odd)).toBe(30);
  expect(periodOf("90")).toBe(90);
  expect(days).toHaveLength(7);
  expect(today).toBe("2031-05-06");
});

it("follows accounts and their protection back from what stands now", () => {
  const change = fc.record({
    created: fc.nat({ max: 50 }),
    deleted: fc.nat({ max: 50 }),
    gained: fc.nat({ max: 50 }),
    lost: fc.nat({ max: 50 }),
  });
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 7, maxLength: 7 }),
      fc.nat(),
      fc.nat(),
      (changes, whole, part) => {
        const rows = changes.flatMap(({ created, deleted, gained, lost }, place) => [
          { day: days[place] ?? "", name: "accounts.created", value: created },
          { day: days[place] ?? "", name: "accounts.deleted", value: deleted },
          { day: days[place] ?? "", name: "protection.gained", value: gained },
          { day: days[place] ?? "", name: "protection.lost", value: lost },
        ]);
        const { protection } = figuresReport(rows, days, { part, whole });
        expect(protection.at(-1)).toEqual({ day: today, part, whole });
        for (const [place, { created, deleted, gained, lost }] of changes.slice(1).entries()) {
          const [before, after] = [protection[place], protection[place + 1]];
          expect((after?.whole ?? 0) - (before?.whole ?? 0)).toBe(created - deleted);
          expect((after?.part ?? 0) - (before?.part ?? 0)).toBe(gained - lost);
        }
      },
    ),
  );
});

it("adds up the days of the period and no others", () => {
  const rows = [
    { day: first, name: "locks", value: 2 },
    { day: today, name: "locks", value: 3 },
    { day: "2031-04-01", name: "locks", value: 100 },
    { day: "total", name: "accounts", value: 100 },
    { day: "period", name: "resets", value: 4 },
  ];
  expect(figuresReport(rows, days, nobody).events).toMatchObject({ locks: 5, resets: 4, "turned-off": 0 });
});

it("tells checks by day and by factor, those of tomorrow among them", () => {
  const rows = [
    { day: first, name: "checks.accepted.authenticator", value: 8 },
    { day: first, name: "checks.refused.authenticator", value: 2 },
    { day: second, name: "checks.accepted.recovery-code", value: 1 },
    { day: second, name: "checks.accepted.passkey", value: 30 },
    { day: second, name: "passwords.refused", value: 9 },
  ];
  const { checks, factors } = figuresReport(rows, days, nobody);
  expect(checks[0]).toEqual({ day: first, authenticator: 8, recoveryCode: 0, other: 0, refused: 2 });
  expect(checks[1]).toEqual({ day: second, authenticator: 0, recoveryCode: 1, other: 30, refused: 0 });
  expect(factors).toEqual([
    { factor: "passkey", part: 30, whole: 30 },
    { factor: "authenticator", part: 8, whole: 10 },
    { factor: "recovery-code", part: 1, whole: 1 },
  ]);
});

it("tells the funnel to its end, also for those who had codes already, and the times", () => {
  const figures = {
    "enrollments.started": 10,
    "enrollments.shown": 9,
    "enrollments.tried": 8,
    "enrollments.confirmed": 6,
    "codes.made": 4,
    "codes.saved": 3,
    "enrollments.seconds": 180,
    "enrollments.within.30": 6,
    "enrollments.abandoned.code-wrong": 1,
    "enrollments.abandoned.not-tried": 2,
  };
  const rows = Object.entries(figures).map(([name, value]) => ({ day: today, name, value }));
  const { funnel, times, abandoned } = figuresReport(rows, days, nobody);
  expect(funnel).toEqual({ started: 10, shown: 9, tried: 8, confirmed: 6, saved: 5 });
  expect(times).toMatchObject({ confirmed: 6, meanSeconds: 30, p95Seconds: 30 });
  expect(abandoned).toEqual([
    ["not-tried", 2],
    ["code-wrong", 1],
  ]);
});

it("says nothing of times where nobody enrolled", () => {
  const { times, factors } = figuresReport([], days, nobody);
  expect(times).toMatchObject({ confirmed: 0, meanSeconds: null, p95Seconds: null });
  expect(factors).toEqual([]);
});
