// Proves that figures counted along agree with the log, with the tables, and with what truly happened, over a long story.
import { beforeAll, expect, it } from "vitest";
import { backfillFigures } from "@/lib/admin/figures/backfill-figures";
import { figuresSince, totalsIn } from "@/lib/admin/figures/figure-store";
import { recountFigures } from "@/lib/admin/figures/recount-figures";
import { checkDay, checkTotals, wholeDays } from "@/lib/admin/figures/repair-figures";
import type { Story } from "@/lib/admin/figures/test-figure-people";
import { actOutFigures } from "@/lib/admin/figures/test-figure-story";
import { database } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { dayOf, dayPlus, daysBetween, startOfUtcDay } from "@/lib/platform/utc-day";
import { later, NOW } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";
process.env.SIGN_UP = "open";

let story: Story;
let first: string;
let last: string;

beforeAll(async () => {
  story = await actOutFigures(NOW, 130);
  first = dayOf(NOW);
  last = dayOf(story.now);
}, 300_000);

const rowsOfDays = () =>
  database().dailyFigure.findMany({
    where: { day: { not: "total" } },
    orderBy: [{ day: "asc" }, { name: "asc" }],
  });

/** Days and names as rows in the same order. */
async function recounted() {
  const days = await recountFigures(database(), startOfUtcDay(first), startOfUtcDay(dayPlus(last, 1)));
  const rows = [...days].flatMap(([day, figures]) =>
    [...figures].map(([name, value]) => ({ day, name, value })),
  );
  return rows.sort((a, b) => (`${a.day} ${a.name}` < `${b.day} ${b.name}` ? -1 : 1));
}

it("counts what truly happened, over many days", async () => {
  const sums = new Map<string, number>();
  for (const { name, value } of await rowsOfDays()) sums.set(name, (sums.get(name) ?? 0) + value);
  const withError = (names: Map<string, number>) =>
    [...names]
      .filter(([name]) => name.startsWith("enrollments.abandoned.code-"))
      .reduce((sum, [, n]) => sum + n, 0);
  expect(withError(sums)).toBe(story.tally.get("abandoned with an error"));
  const comparable = (names: Map<string, number>) =>
    Object.fromEntries([...names].filter(([name]) => !/^abandoned|abandoned\.code-/.test(name)).sort());
  expect(comparable(sums)).toEqual(comparable(story.tally));
  expect(daysBetween(first, last).length).toBeGreaterThan(10);
  expect(sums.size, [...sums.keys()].join()).toBeGreaterThan(25);
});

it("is recounted from the log to the same rows, erased people among them", async () => {
  const erased = { subjectId: { startsWith: "erased:" }, event: "enrollment.checked", result: "success" };
  expect(await database().auditRow.count({ where: erased })).toBeGreaterThan(0);
  expect(await recounted()).toEqual(await rowsOfDays());
});

it("keeps totals that the tables confirm", async () => {
  const db = database();
  const accounts = await db.account.count();
  const withFactor = await db.account.count({ where: { authenticators: { some: {} } } });
  expect(accounts).toBe(story.people.length);
  expect(totalsIn(await figuresSince(last))).toEqual({ accounts, protected: withFactor });
  expect(await checkTotals("compare")).toEqual([]);
  const cumulative = (name: string) =>
    db.dailyFigure.aggregate({ where: { name, day: { not: "total" } }, _sum: { value: true } });
  const sum = async (name: string) => (await cumulative(name))._sum.value ?? 0;
  expect((await sum("accounts.created")) - (await sum("accounts.deleted"))).toBe(accounts);
  expect((await sum("protection.gained")) - (await sum("protection.lost"))).toBe(withFactor);
});

it("gives each day by itself as it gives them together", async () => {
  for (const day of daysBetween(first, last)) expect(await checkDay(day, "compare")).toEqual([]);
});

it("finds what was changed by hand, and puts it right", async () => {
  const before = await rowsOfDays();
  const { day, name } = before[0] ?? { day: "", name: "" };
  await database().dailyFigure.update({ where: { day_name: { day, name } }, data: { value: 4242 } });
  await database().dailyFigure.create({ data: { day: last, name: "locks.of-nobody", value: 1 } });
  await database().dailyFigure.updateMany({ where: { day: "total", name: "accounts" }, data: { value: -1 } });
  const altered = { day, name, stored: 4242 };
  expect(await checkDay(day, "repair")).toMatchObject([altered]);
  expect(await checkDay(last, "repair")).toMatchObject([{ name: "locks.of-nobody", counted: 0 }]);
  expect(await checkTotals("repair")).toMatchObject([{ name: "accounts", stored: -1 }]);
  expect(await rowsOfDays()).toEqual(before);
  expect(await checkTotals("compare")).toEqual([]);
});

it("fills in the days before an upgrade, and goes on where it was broken off", async () => {
  const before = await rowsOfDays();
  // The upgrade came in the midst of the last day but one.
  const upgrade = dayPlus(last, -1);
  await database().dailyFigure.deleteMany({ where: { day: { lt: upgrade } } });
  const [half] = await database().dailyFigure.findMany({ where: { day: upgrade }, take: 1 });
  await database().dailyFigure.deleteMany({ where: { day: upgrade, name: half?.name } });
  await backfillFigures(story.now);
  expect(await rowsOfDays()).toEqual(before);
  await database().dailyFigure.deleteMany({ where: { day: { lt: dayPlus(first, 3) } } });
  await backfillFigures(story.now);
  expect(await rowsOfDays()).toEqual(before);
});

it("leaves days alone of which the log has lost a part", async () => {
  const now = later(AUDIT_RETENTION_SECONDS + 2 * 86_400);
  expect((await wholeDays(now)).at(0)).toBe(dayPlus(first, 3));
  expect((await wholeDays(story.now)).at(0)).toBe(first);
});
