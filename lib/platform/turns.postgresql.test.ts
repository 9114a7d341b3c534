// Proves beside which others a transaction runs on PostgreSQL: alone beside none, in turn beside those of other things.
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { database, transaction } from "@/lib/platform/db";
import { ALONE, type Turn } from "@/lib/platform/turns";

/** Runs transactions of these turns at once. Gives, for each, which others were in their middle at the same time. */
async function beside(turns: Turn[]): Promise<Set<number>[]> {
  const running = new Set<number>();
  const met = turns.map(() => new Set<number>());
  const one = (turn: Turn, place: number) =>
    transaction(async () => {
      for (const other of running) {
        met[other]?.add(place);
        met[place]?.add(other);
      }
      running.add(place);
      await setTimeout(60);
      running.delete(place);
    }, turn);
  await Promise.all(turns.map(one));
  return met;
}

it("those of different accounts run side by side", async () => {
  let arrived = 0;
  let open = () => {};
  const everybody = new Promise<void>((resolve) => {
    open = resolve;
  });
  // Each waits in its middle for all others: one after the other, they would wait for ever.
  const meet = async () => {
    arrived += 1;
    if (arrived === 3) open();
    await everybody;
  };
  await Promise.all(["account:a", "account:b", "password:a"].map((turn) => transaction(meet, turn as Turn)));
  expect(arrived).toBe(3);
});

it("those of one account run one after the other (R121)", async () => {
  expect(await beside(["account:a", "account:a", "account:a"])).toEqual([new Set(), new Set(), new Set()]);
});

it("nothing runs beside one that is alone, whoever came first (R121)", async () => {
  const met = await beside(["account:a", ALONE, "account:b", ALONE, "account:a"]);
  expect([met[1], met[3]]).toEqual([new Set(), new Set()]);
});

it("what one counts the next one of its turn has read: no write is lost (R121)", async () => {
  const key = "counted";
  await database().rateLimit.create({ data: { key, points: 0 } });
  const readAndWrite = (turn?: Turn) =>
    transaction(async (tx) => {
      const { points } = await tx.rateLimit.findUniqueOrThrow({ where: { key } });
      await tx.rateLimit.update({ where: { key }, data: { points: points + 1 } });
    }, turn);
  await Promise.all(Array.from({ length: 40 }, () => readAndWrite("account:a")));
  await Promise.all(Array.from({ length: 40 }, (_, n) => readAndWrite(n % 2 ? undefined : "account:b")));
  expect(await database().rateLimit.findUnique({ where: { key } })).toMatchObject({ points: 80 });
});

it("one that PostgreSQL ends to dissolve a dead-lock begins anew, and nobody notices", async () => {
  const keys = ["left", "right"];
  for (const key of keys) await database().rateLimit.create({ data: { key, points: 0 } });
  let tries = 0;
  const inOrder = (order: string[], turn: Turn) =>
    transaction(async (tx) => {
      tries += 1;
      for (const key of order) {
        await tx.rateLimit.update({ where: { key }, data: { points: { increment: 1 } } });
        await setTimeout(100);
      }
    }, turn);
  await Promise.all([inOrder(keys, "account:a"), inOrder(keys.toReversed(), "account:b")]);
  expect(tries).toBeGreaterThan(2);
  const rows = await database().rateLimit.findMany({ where: { key: { in: keys } } });
  expect(rows.map(({ points }) => points)).toEqual([2, 2]);
});

it("keeps the character that PostgreSQL's text cannot hold as U+FFFD, inside of a transaction too", async () => {
  await database().rateLimit.create({ data: { key: "nul\0one", points: 0 } });
  await transaction((tx) => tx.rateLimit.create({ data: { key: "nul\0two", points: 0 } }));
  const rows = await database().rateLimit.findMany({
    where: { key: { startsWith: "nul" } },
    orderBy: { key: "asc" },
  });
  expect(rows.map(({ key }) => key)).toEqual(["nul\ufffdone", "nul\ufffdtwo"]);
});
