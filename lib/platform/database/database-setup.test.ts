// Proves that a prepared database is migrated and closed to everybody but its owner, with all that SQLite puts beside it.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/database/sqlite";
import { openDatabase } from "@/lib/platform/db";

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

let url: string;
let maskBefore: number;
beforeEach(() => {
  url = `file:${join(mkdtempSync(join(inject("databaseFolder"), "setup-")), "data", "twofold.db")}`;
  // The most careless mask there is: nothing but our own code closes the file.
  maskBefore = process.umask(0);
});
afterEach(() => {
  process.umask(maskBefore);
});

it("makes folder, file, WAL and shared memory for the owner alone (R120)", async () => {
  expect(await prepareDatabase(url)).not.toEqual([]);
  const client = openDatabase(url);
  await client.rateLimit.create({ data: { key: "written", points: 0 } });
  const folder = dirname(sqliteFile(url));
  const modes = readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]);
  expect(Object.fromEntries(modes)).toEqual({
    "twofold.db": "600",
    "twofold.db-shm": "600",
    "twofold.db-wal": "600",
  });
  expect(modeOf(folder)).toBe("700");
  await client.$disconnect();
});

it("has a file closed from its first moment on, wherever it lies: who opened it before would read along (R120)", async () => {
  const file = sqliteFile(url);
  mkdirSync(dirname(file), { mode: 0o755 });
  const connection = await sqliteAdapter(url).connect();
  await connection.executeScript("PRAGMA journal_mode = WAL; CREATE TABLE first (id INTEGER)");
  const modes = readdirSync(dirname(file)).map((name) => modeOf(join(dirname(file), name)));
  expect(modes).toEqual(["600", "600", "600"]);
  await connection.dispose();
});

it("does nothing to a database that is up to date, and does not mind the server that runs on it", async () => {
  await prepareDatabase(url);
  const client = openDatabase(url);
  await client.rateLimit.create({ data: { key: "kept", points: 7 } });
  expect(await prepareDatabase(url)).toEqual([]);
  expect(modeOf(sqliteFile(url))).toBe("600");
  expect(await client.rateLimit.findMany()).toEqual([{ key: "kept", points: 7, expire: null }]);
  await client.$disconnect();
});

it("closes what a process that was killed left open beside it (R120)", async () => {
  await prepareDatabase(url);
  const client = openDatabase(url);
  await client.rateLimit.create({ data: { key: "written", points: 0 } });
  const files = ["", "-wal", "-shm"].map((end) => sqliteFile(url) + end);
  for (const file of files) chmodSync(file, 0o644);
  await prepareDatabase(url);
  expect(files.map(modeOf)).toEqual(["600", "600", "600"]);
  await client.$disconnect();
});
