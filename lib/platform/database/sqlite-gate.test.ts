// Proves that the gate loses no acknowledged write, and that the same scenario loses one without it.
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { PrismaClient } from "@/generated/sqlite/client";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/database/sqlite";
import { gatedSqlite } from "@/lib/platform/database/sqlite-gate";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

const gated = database();
const bare = new PrismaClient({ adapter: sqliteAdapter(settings().databaseUrl) });

const row = (key: string, client = gated) => client.rateLimit.create({ data: { key, points: 0 } });
const keys = async () => (await gated.rateLimit.findMany()).map(({ key }) => key).sort();
const pointsOf = async (key: string) => (await gated.rateLimit.findUniqueOrThrow({ where: { key } })).points;

/** Writes from outside while a transaction is open, waits for the acknowledgement, and rolls the transaction back. */
async function writeDuringRollback(client: PrismaClient): Promise<void> {
  let outside: Promise<unknown> = Promise.resolve();
  const rolledBack = client.$transaction(async (tx) => {
    await tx.rateLimit.create({ data: { key: "inside", points: 0 } });
    outside = row("outside", client).then((written) => written);
    await Promise.race([outside, sleep(100)]);
    throw new Error("roll back");
  });
  await expect(rolledBack).rejects.toThrow("roll back");
  await outside;
}

beforeEach(async () => {
  await gated.rateLimit.deleteMany();
});
afterAll(() => bare.$disconnect());

describe("an acknowledged write", () => {
  it("from outside survives the rollback of the transaction that was open", async () => {
    await writeDuringRollback(gated);
    expect(await keys()).toEqual(["outside"]);
  });

  it("is lost in the same scenario without the gate", async () => {
    await writeDuringRollback(bare);
    expect(await keys()).toEqual([]);
  });

  it("survives a transaction whose COMMIT the database refuses", async () => {
    const refused = gated.$transaction(async (tx) => {
      await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
      await tx.$executeRaw`INSERT INTO RecoveryCode (id, batchId, hash) VALUES ('x', 'no such batch', 'x')`;
    });
    await expect(refused).rejects.toThrow("ForeignKeyConstraintViolation");
    await row("afterwards");
    const reader = new Database(sqliteFile(settings().databaseUrl), { readonly: true });
    expect(reader.prepare("SELECT key FROM RateLimit").all()).toEqual([{ key: "afterwards" }]);
    reader.close();
  });
});

describe("transactions", () => {
  it("run one after the other, and nothing from outside comes between their reads and writes", async () => {
    await row("counter");
    const where = { key: "counter" };
    const inside = Array.from({ length: 15 }, () =>
      gated.$transaction(async (tx) => {
        const { points } = await tx.rateLimit.findUniqueOrThrow({ where });
        await sleep(2);
        await tx.rateLimit.update({ where, data: { points: points + 1 } });
      }),
    );
    const outside = Array.from({ length: 15 }, () =>
      gated.rateLimit.update({ where, data: { points: { increment: 1 } } }),
    );
    await Promise.all([...inside, ...outside]);
    expect(await pointsOf("counter")).toBe(30);
  });

  it("take the write lock before their first query (BEGIN IMMEDIATE)", async () => {
    const other = new Database(sqliteFile(settings().databaseUrl), { timeout: 0 });
    await gated.$transaction(async () => {
      expect(() => other.exec("BEGIN IMMEDIATE")).toThrow(/locked/);
    });
    expect(() => other.exec("BEGIN IMMEDIATE; ROLLBACK")).not.toThrow();
    other.close();
  });

  it("leave the gate open when one gave up waiting for it", async () => {
    const patient = gated.$transaction(() => sleep(150));
    const impatient = gated.$transaction((tx) => tx.rateLimit.create({ data: { key: "no", points: 0 } }), {
      maxWait: 30,
    });
    await expect(impatient).rejects.toThrow(/in the given time/);
    await patient;
    await row("afterwards");
    await gated.$transaction((tx) => tx.rateLimit.create({ data: { key: "in a transaction", points: 0 } }));
    expect(await keys()).toEqual(["afterwards", "in a transaction"]);
  });

  it("keep nothing and leave the gate open when one ran out of time", async () => {
    const stuck = gated.$transaction(
      async (tx) => {
        await tx.rateLimit.create({ data: { key: "stuck", points: 0 } });
        await sleep(200);
        await tx.rateLimit.count();
      },
      { timeout: 50 },
    );
    await expect(stuck).rejects.toThrow("expired transaction");
    await row("afterwards");
    expect(await keys()).toEqual(["afterwards"]);
  });
});

it("takes no query of a transaction that has ended: it would join somebody else's", async () => {
  const connection = await gatedSqlite(sqliteAdapter(settings().databaseUrl)).connect();
  const insert = { sql: "INSERT INTO RateLimit (key, points) VALUES ('stray', 0)", args: [], argTypes: [] };
  for (const end of ["commit", "rollback"] as const) {
    const ended = await connection.startTransaction();
    await ended.executeRaw({ sql: end, args: [], argTypes: [] });
    await ended[end]();
    const current = await connection.startTransaction();
    await expect(ended.executeRaw(insert)).rejects.toThrow("has ended");
    await expect(ended.queryRaw(insert)).rejects.toThrow("has ended");
    await current.rollback();
  }
  await connection.dispose();
  expect(await keys()).toEqual([]);
});

it("opens connections with WAL, synchronous NORMAL, a busy time-out of 5 s, foreign keys, secure deletion and 64 MiB of cache", async () => {
  expect(await gated.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: "wal" }]);
  expect(await gated.$queryRaw`PRAGMA synchronous`).toEqual([{ synchronous: 1n }]);
  expect(await gated.$queryRaw`PRAGMA busy_timeout`).toEqual([{ timeout: 5000n }]);
  expect(await gated.$queryRaw`PRAGMA foreign_keys`).toEqual([{ foreign_keys: 1n }]);
  expect(await gated.$queryRaw`PRAGMA secure_delete`).toEqual([{ secure_delete: 1n }]);
  expect(await gated.$queryRaw`PRAGMA cache_size`).toEqual([{ cache_size: -65_536n }]);
  expect(await gated.$queryRaw`PRAGMA mmap_size`).toEqual([{ mmap_size: 2_147_418_112n }]);
});

it("gives the process one client, whichever copy of the module asks", async () => {
  const copy = await import("../db?copy" as "../db");
  expect(copy.database).not.toBe(database);
  expect(copy.database()).toBe(gated);
});
