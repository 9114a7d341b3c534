// Proves that the folder of migrations says what schema.prisma says, and that applying it twice does nothing.
import { mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, inject, it } from "vitest";
import { Prisma } from "@/generated/sqlite/client";
import { sqliteAdapter } from "@/lib/platform/database/sqlite";
import { applyMigrations, schemaDrift } from "@/prisma/migrate";

function scratchDatabase() {
  const file = join(mkdtempSync(join(inject("databaseFolder"), "migrate-")), "scratch.db");
  return { file, adapter: sqliteAdapter(`file:${file}`) };
}

it("finds no drift between the migrations and the schema", async () => {
  expect(await schemaDrift(scratchDatabase().adapter)).toBe("");
});

it("applies every migration once, and nothing the second time", async () => {
  const { file, adapter } = scratchDatabase();
  expect(await applyMigrations(adapter)).not.toEqual([]);
  const schemaOf = () => {
    const db = new Database(file, { readonly: true });
    const rows = db.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY name").all();
    db.close();
    return rows;
  };
  const before = schemaOf();
  expect(await applyMigrations(adapter)).toEqual([]);
  expect(schemaOf()).toEqual(before);
});

it("leaves the data that is there when it is applied again", async () => {
  const { file, adapter } = scratchDatabase();
  await applyMigrations(adapter);
  const db = new Database(file);
  db.exec("INSERT INTO RateLimit (key, points) VALUES ('kept', 1)");
  db.close();
  await applyMigrations(adapter);
  const reader = new Database(file, { readonly: true });
  expect(reader.prepare("SELECT key FROM RateLimit").all()).toEqual([{ key: "kept" }]);
  reader.close();
});

it("makes a table for every model of the generated client", async () => {
  const { file, adapter } = scratchDatabase();
  await applyMigrations(adapter);
  const db = new Database(file, { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  db.close();
  expect(tables).toEqual(expect.arrayContaining(Object.values(Prisma.ModelName)));
});

it("loses nothing that belongs to an account, whichever version the data is from", async () => {
  const [first = "", ...later] = readdirSync("prisma/migrations/sqlite").sort();
  const { file, adapter } = scratchDatabase();
  await applyMigrations(adapter, first);
  const db = new Database(file);
  const at = "'2031-05-06T07:08:10.000Z'";
  db.exec(`INSERT INTO Account (id, email, role, createdAt) VALUES ('a', 'a@example.test', 'member', ${at});
    INSERT INTO Password (accountId, hash, algorithm, pepperId, changedAt) VALUES ('a', 'h', 'argon2id', 'p1', ${at});
    INSERT INTO RecoveryBatch (id, accountId, salt, pepperId, createdAt, shownUntil)
      VALUES ('b', 'a', 's', 'p1', ${at}, ${at});
    INSERT INTO RecoveryCode (id, batchId, hash) VALUES ('c1', 'b', '1'), ('c2', 'b', '2');
    INSERT INTO AttemptCounter (key, failures, lockedUntil, updatedAt) VALUES ('second-factor:a', 5, ${at}, ${at});`);
  db.close();
  expect(await applyMigrations(adapter)).toEqual(later);
  const reader = new Database(file, { readonly: true });
  const rows = (sql: string) => reader.prepare(sql).all();
  expect(rows("SELECT accountId FROM Password")).toEqual([{ accountId: "a" }]);
  expect(rows("SELECT id FROM RecoveryCode")).toHaveLength(2);
  expect(rows("SELECT factorCount, codesLeft, lockedUntil IS NOT NULL AS locked FROM Account")).toEqual([
    { factorCount: 0, codesLeft: 2, locked: 1 },
  ]);
  expect(rows("SELECT * FROM DailyFigure")).toEqual([
    { day: "total", name: "accounts", value: 1 },
    { day: "total", name: "protected", value: 0 },
  ]);
  reader.close();
});

it("closes set-up where an administrator came by invitation, and leaves it open where there is none (R3)", async () => {
  const [first = ""] = readdirSync("prisma/migrations/sqlite").sort();
  const at = "2031-05-06T07:08:10.000Z";
  for (const [role, expected] of [
    ["admin", { adminSince: at, setupHash: null }],
    ["member", { adminSince: null, setupHash: "h" }],
  ]) {
    const { file, adapter } = scratchDatabase();
    await applyMigrations(adapter, first);
    const db = new Database(file);
    db.exec(`INSERT INTO Account (id, email, role, createdAt) VALUES ('a', 'a@example.test', '${role}', '${at}');
      INSERT INTO Installation (id, setupHash) VALUES (1, 'h');`);
    db.close();
    await applyMigrations(adapter);
    const reader = new Database(file, { readonly: true });
    expect(reader.prepare("SELECT adminSince, setupHash FROM Installation").get()).toEqual(expected);
    const adminSince = role === "admin" ? at : null;
    expect(reader.prepare("SELECT adminSince FROM Account").get()).toEqual({ adminSince });
    reader.close();
  }
});
