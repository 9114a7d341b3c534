// Proves that the app reads the benchmark's crowd as if it had written it, and that a crowd can grow.
import { expect, it } from "vitest";
import { peopleQuery } from "@/lib/admin/people/people-query";
import { peoplePage } from "@/lib/admin/people/people-store";
import { activityPage } from "@/lib/audit/activity-store";
import { database, isPostgresql } from "@/lib/platform/db";
import { timePages } from "@/scripts/bench/admin-pages";
import { emailAt, idAt, seedCrowd } from "@/scripts/bench/admin-seed";

const NOW = new Date("2031-05-06T07:08:10.000Z");

it("is listed, searched and told of like other people", async () => {
  const indexes = () =>
    isPostgresql()
      ? database().$queryRaw<unknown[]>`SELECT indexname::text, indexdef FROM pg_indexes ORDER BY indexname`
      : database().$queryRaw<
          unknown[]
        >`SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name`;
  const before = await indexes();
  await database().$disconnect();
  await seedCrowd({ people: 0, rows: 0 }, { people: 100, rows: 1000 }, NOW.getTime());
  await seedCrowd({ people: 100, rows: 1000 }, { people: 300, rows: 3000 }, NOW.getTime());
  expect(await indexes()).toEqual(before);
  expect([await database().account.count(), await database().auditRow.count()]).toEqual([300, 3000]);
  const found = await peoplePage({ ...peopleQuery({}), search: emailAt(7) }, 50, NOW);
  expect(found.people).toMatchObject([{ id: idAt(7), factorCount: 2, role: "member" }]);
  const { entries } = await activityPage(idAt(7), { kind: "all", before: null });
  expect(entries.length).toBeGreaterThan(5);
  const times = entries.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((left, right) => right - left));
  expect(await database().account.count({ where: { lockedUntil: { gt: NOW } } })).toBe(1);
  for (const { p50Ms, p95Ms } of (await timePages(300, NOW, 5)).values())
    expect(p95Ms).toBeGreaterThanOrEqual(p50Ms);
});
