// Proves that the growing crowd can do what is measured of it, and that its rows are as long as the app's own.
import { expect, it } from "vitest";
import { database, isPostgresql } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { enroll, makePerson } from "@/lib/two-factor/test-person";
import { seedCrowd } from "@/scripts/bench/admin-seed";
import { measureBytes } from "@/scripts/bench/growth-bytes";
import { makeActors } from "@/scripts/bench/growth-people";
import { seedBelongings } from "@/scripts/bench/growth-seed";
import { beginChain, measureUpkeep } from "@/scripts/bench/growth-upkeep";
import { signInOnce, sweepOnce, verifyOnce } from "@/scripts/bench/growth-verbs";

const NOW = new Date("2031-05-06T07:08:10.000Z");

async function grow(from: number, to: number) {
  const nowMs = NOW.getTime();
  await database().$disconnect();
  await seedCrowd({ people: from, rows: from * 10 }, { people: to, rows: from * 10 }, nowMs);
  await seedBelongings({ from, to, nowMs });
  const actors = await makeActors(to, NOW);
  await database().$disconnect();
  await seedCrowd({ people: to, rows: from * 10 }, { people: to, rows: to * 10 }, nowMs);
  return actors;
}

/** What the indexes and foreign keys of the crowd's tables are. */
const frame = () =>
  isPostgresql()
    ? database().$queryRaw<unknown[]>`
        SELECT indexname::text AS "name", indexdef AS "sql" FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1, 2`
    : database().$queryRaw<unknown[]>`SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name`;

it("signs in, is known and calls the API, at one size and at the next", async () => {
  Object.assign(globalThis, { [Symbol.for("twofold-bench.password-hash")]: { ms: 0 } });
  const before = await frame();
  for (const [from, to] of [
    [0, 100],
    [100, 300],
  ] as const) {
    const [actor] = await grow(from, to);
    if (!actor) throw new Error("nobody acts");
    await beginChain(NOW);
    expect(Object.keys(await signInOnce({ actor, now: NOW }))).toHaveLength(4);
    expect(await findSession(actor.sessionToken, NOW)).toMatchObject({ accountId: actor.accountId });
    await verifyOnce(actor, NOW);
    expect(await database().apiKeyDay.count({ where: { uses: 1 } })).toBe(1 + Number(from > 0));
  }
  expect(await frame()).toEqual(before);
  const kept = () =>
    Promise.all([database().session.count(), database().notice.count(), database().mailMessage.count()]);
  const were = await kept();
  await sweepOnce(NOW);
  expect(await kept()).toEqual(were);
  const rates = await measureUpkeep(await makeActors(300, NOW), NOW);
  for (const rate of Object.values(rates)) expect(rate).toBeGreaterThan(0);
  expect(await database().auditRow.count({ where: { seal: null, id: { gt: 3000 } } })).toBe(0);
});

it("takes as much room as people who signed up", async () => {
  await enroll((await makePerson()).session);
  const db = database();
  for (const rows of [
    await db.password.findMany(),
    await db.authenticator.findMany(),
    await db.recoveryCode.findMany(),
    await db.session.findMany(),
  ]) {
    const lengths = rows.map(({ createdAt: _, ...row }: Record<string, unknown>) =>
      Object.values(row)
        .map((value) => (typeof value === "string" ? value.length : 0))
        .join(" "),
    );
    expect(new Set(lengths).size).toBe(1);
  }
  const { total, tables } = await measureBytes();
  expect(tables.find(({ table }) => table === "RecoveryCode")?.rows).toBeGreaterThan(2400);
  expect(total).toBeGreaterThan(tables.reduce((sum, { total: own }) => sum + own, 0) * 0.9);
});
