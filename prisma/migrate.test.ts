// Proves that the folder of migrations says what schema.prisma says, and that applying it twice does nothing.
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, inject, it } from "vitest";
import { Prisma } from "@/generated/sqlite/client";
import { sqliteAdapter } from "@/lib/platform/db";
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
