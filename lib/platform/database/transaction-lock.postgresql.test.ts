// Proves which others run beside a transaction on PostgreSQL: none beside an exclusive one, those of other things beside the rest.
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { EXCLUSIVE, type TransactionLock } from "@/lib/platform/database/transaction-lock";
import { database, transaction } from "@/lib/platform/db";

/** Runs transactions under these locks at once. Gives, for each, which others were in their middle at the same time. */
async function beside(locks: TransactionLock[]): Promise<Set<number>[]> {
  const running = new Set<number>();
  const met = locks.map(() => new Set<number>());
  const one = (lock: TransactionLock, place: number) =>
    transaction(async () => {
      for (const other of running) {
        met[other]?.add(place);
        met[place]?.add(other);
      }
      running.add(place);
      await setTimeout(60);
      running.delete(place);
    }, lock);
  await Promise.all(locks.map(one));
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
  await Promise.all(
    ["account:a", "account:b", "password:a"].map((lock) => transaction(meet, lock as TransactionLock)),
  );
  expect(arrived).toBe(3);
});

it("those of one account run one after the other (R121)", async () => {
  expect(await beside(["account:a", "account:a", "account:a"])).toEqual([new Set(), new Set(), new Set()]);
});

it("nothing runs beside an exclusive one, whoever came first (R121)", async () => {
  const met = await beside(["account:a", EXCLUSIVE, "account:b", EXCLUSIVE, "account:a"]);
  expect([met[1], met[3]]).toEqual([new Set(), new Set()]);
});

it("what one counts the next one under its lock has read: no write is lost (R121)", async () => {
  const key = "counted";
  await database().rateLimit.create({ data: { key, points: 0 } });
  const readAndWrite = (lock?: TransactionLock) =>
    transaction(async (tx) => {
      const { points } = await tx.rateLimit.findUniqueOrThrow({ where: { key } });
      await tx.rateLimit.update({ where: { key }, data: { points: points + 1 } });
    }, lock);
  await Promise.all(Array.from({ length: 40 }, () => readAndWrite("account:a")));
  await Promise.all(Array.from({ length: 40 }, (_, n) => readAndWrite(n % 2 ? undefined : "account:b")));
  expect(await database().rateLimit.findUnique({ where: { key } })).toMatchObject({ points: 80 });
});

it("one that PostgreSQL ends to dissolve a dead-lock begins anew, and nobody notices", async () => {
  const keys = ["left", "right"];
  for (const key of keys) await database().rateLimit.create({ data: { key, points: 0 } });
  let tries = 0;
  const inOrder = (order: string[], lock: TransactionLock) =>
    transaction(async (tx) => {
      tries += 1;
      for (const key of order) {
        await tx.rateLimit.update({ where: { key }, data: { points: { increment: 1 } } });
        await setTimeout(100);
      }
    }, lock);
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
