// Proves that what was deleted leaves the disk, between transactions and without holding anybody up.
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { rewriteDatabase, truncateWriteAheadLog } from "@/lib/platform/database/disk-traces";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { dumpDatabase } from "@/prisma/dump-database";

const file = () => sqliteFile(settings().databaseUrl);
const logSize = () => statSync(`${file()}-wal`).size;
const write = (key: string) => database().rateLimit.create({ data: { key, points: 1 } });

it("cuts the log to nothing, and what was written is still there (R114)", async () => {
  await write("kept");
  expect(logSize()).toBeGreaterThan(0);
  expect(await truncateWriteAheadLog()).toBe(true);
  expect(logSize()).toBe(0);
  expect(await truncateWriteAheadLog()).toBe(true);
  expect(await database().rateLimit.count({ where: { key: "kept" } })).toBe(1);
  await write("after");
  expect(await database().rateLimit.count()).toBe(2);
});

it("waits for our own transactions without stopping them", async () => {
  const work = transaction(async (tx) => {
    await tx.rateLimit.create({ data: { key: "slow", points: 1 } });
    await setTimeout(120);
    await tx.rateLimit.create({ data: { key: "slow-too", points: 1 } });
  });
  await setTimeout(20);
  expect(await truncateWriteAheadLog()).toBe(true);
  await work;
  expect(await database().rateLimit.count({ where: { key: { startsWith: "slow" } } })).toBe(2);
});

it("gives up beside a reader that does not end, and never holds up the process", async () => {
  await write("seen");
  const reader = new Sqlite(file());
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM RateLimit").get();
  await write("unseen");
  let longestMs = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last);
    last = performance.now();
  }, 5);
  expect(await truncateWriteAheadLog()).toBe(false);
  clearInterval(watch);
  expect(longestMs).toBeLessThan(1000);
  reader.exec("COMMIT");
  reader.close();
  expect(await truncateWriteAheadLog()).toBe(true);
});

/** Looks random, and is the same in every run: which rows SQLite moves about depends on it. */
const drawn = (text: string) => createHash("sha256").update(text).digest("hex");

/** Fills a table, deletes half of it as the app would, and tells what was deleted. */
function plantAndDelete(): string[] {
  const connection = new Sqlite(file());
  connection.pragma("secure_delete = ON");
  connection.exec("CREATE TABLE Planted (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE)");
  const people = Array.from({ length: 1000 }, (_, index) => ({
    id: drawn(`id${index}`).slice(0, 22),
    email: `${drawn(`e${index}`).slice(0, 8)}-canary${index}-${"x".repeat(index % 300)}`,
  }));
  const insert = connection.prepare("INSERT INTO Planted VALUES (@id, @email)");
  for (const person of people) insert.run(person);
  const gone = people.filter((_, index) => Number.parseInt(drawn(`g${index}`).slice(0, 2), 16) < 128);
  const remove = connection.prepare("DELETE FROM Planted WHERE id = @id");
  for (const { id } of gone) remove.run({ id });
  connection.close();
  return gone.map(({ email }) => email);
}

it("leaves no copy of a deleted row in unused bytes of a page (R114)", async () => {
  const gone = plantAndDelete();
  await truncateWriteAheadLog();
  const left = () => {
    const dump = dumpDatabase();
    return gone.filter((email) => dump.includes(email)).length;
  };
  expect(left(), "or this test proves nothing").toBeGreaterThan(0);
  expect(await rewriteDatabase()).toBe(true);
  expect(left()).toBe(0);
  expect(await database().$queryRaw`SELECT count(*) AS n FROM Planted`).toEqual([{ n: 481n }]);
});

it("rewrites between our own transactions, which never notice", async () => {
  const work = Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      transaction((tx) => tx.rateLimit.create({ data: { key: `busy-${index}`, points: 1 } })),
    ),
  );
  expect(await rewriteDatabase()).toBe(true);
  await work;
  expect(await database().rateLimit.count({ where: { key: { startsWith: "busy-" } } })).toBe(40);
});
