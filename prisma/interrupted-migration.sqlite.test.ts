// Proves that a migration that is ended in the middle leaves nothing on SQLite, and is applied as a whole the next time.
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, inject, it, onTestFinished } from "vitest";
import { startChild } from "@/lib/mail/test-child";
import { sqliteAdapter } from "@/lib/platform/database/sqlite";
import { applyMigration } from "@/prisma/apply-migration";
import { applyMigrations } from "@/prisma/migrate";

const NAME = "29990101000000_last";
const BEGUN = `CREATE TABLE "Begun" ("id" TEXT PRIMARY KEY NOT NULL); INSERT INTO "Begun" VALUES ('a')`;

/** A file of this version. */
async function migratedFile(): Promise<string> {
  const file = join(mkdtempSync(join(inject("databaseFolder"), "interrupted-")), "scratch.db");
  await applyMigrations(sqliteAdapter(`file:${file}`));
  return file;
}

const connect = (file: string) => sqliteAdapter(`file:${file}`).connect();

function read(file: string, sql: string): unknown[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

const tablesNamed = (file: string, name: string) =>
  read(file, `SELECT name FROM sqlite_master WHERE name = '${name}'`);
const rowsOf = (file: string, name: string) =>
  read(file, `SELECT finished_at FROM _prisma_migrations WHERE migration_name = '${name}'`);

it("is killed in the middle, and nothing of it is there; the next start applies it, once (R121)", async () => {
  const file = await migratedFile();
  const child = await startChild("slow-migration-child", [`file:${file}`, NAME, BEGUN], {}, "../prisma");
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "close");
  // Its writes stand in the journal, or in the log, until they are kept.
  while (!["-journal", "-wal"].some((end) => existsSync(`${file}${end}`))) await setTimeout(10);
  await setTimeout(200);
  child.kill("SIGKILL");
  expect((await ended)[1]).toBe("SIGKILL");
  const connection = await connect(file);
  expect(tablesNamed(file, "Begun")).toEqual([]);
  expect(rowsOf(file, NAME)).toEqual([]);
  expect(await applyMigration(connection, { name: NAME, sql: BEGUN })).toBe(true);
  expect(await applyMigration(connection, { name: NAME, sql: BEGUN })).toBe(false);
  await connection.dispose();
  expect(read(file, 'SELECT id FROM "Begun"')).toEqual([{ id: "a" }]);
  expect(rowsOf(file, NAME)).toHaveLength(1);
});

it("fails in the middle, which is told with its name, and nothing of it is there (R121)", async () => {
  const file = await migratedFile();
  const connection = await connect(file);
  const broken = { name: NAME, sql: `${BEGUN}; INSERT INTO "Nowhere" VALUES (1)` };
  await expect(applyMigration(connection, broken)).rejects.toThrow(
    /29990101000000_last failed.*nothing of it was kept.*Nowhere/,
  );
  expect(tablesNamed(file, "Begun")).toEqual([]);
  expect(await applyMigration(connection, { name: NAME, sql: BEGUN })).toBe(true);
  await connection.dispose();
});

it("keeps what refers to a table that is made anew, and lets go of what belongs to rows that go", async () => {
  const file = await migratedFile();
  const connection = await connect(file);
  const rows = `INSERT INTO "Account" (id, email, role, createdAt) VALUES ('a', 'a@example.test', 'member', 0);
    INSERT INTO "Password" (accountId, hash, algorithm, pepperId, changedAt) VALUES ('a', 'h', 'argon2id', 'p1', 0)`;
  await applyMigration(connection, { name: "29990101000001_rows", sql: rows });
  const anew = `
    PRAGMA foreign_keys=OFF;
    CREATE TABLE "new_Account" AS SELECT * FROM "Account"; DROP TABLE "Account"; DROP TABLE "new_Account";
    PRAGMA foreign_keys=ON;`;
  const gone = `DELETE FROM "Account"`;
  expect(read(file, 'SELECT accountId FROM "Password"')).toHaveLength(1);
  const copy = `${file}.copy`;
  const db = new Database(file);
  await db.backup(copy);
  db.close();
  await applyMigration(connection, { name: "29990101000002_gone", sql: gone });
  expect(read(file, 'SELECT accountId FROM "Password"')).toEqual([]);
  const other = await connect(copy);
  await applyMigration(other, { name: "29990101000002_anew", sql: anew });
  expect(read(copy, 'SELECT accountId FROM "Password"')).toHaveLength(1);
  await connection.dispose();
  await other.dispose();
});
