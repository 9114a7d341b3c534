// Proves what is not moved, and that a refusal changes nothing on either side (R121).
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { migrationAdapter } from "@/lib/platform/database/postgresql";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/database/sqlite";
import { database, openDatabase } from "@/lib/platform/db";
import { makeProtectedPerson } from "@/lib/two-factor/test-person";
import { applyMigrations } from "@/prisma/migrate";
import { runMigrate, startOnSqlite } from "@/prisma/move/test-moving";
import { queryAt, scratchUrl } from "@/prisma/test-scratch";

let from: string;
let to: string;
beforeAll(async () => {
  from = await startOnSqlite("refused.db");
  await makeProtectedPerson();
  await database().$disconnect();
});
beforeEach(async () => {
  to = await scratchUrl();
});

/** What a refused move said; nothing may be in the target, nor have changed in the file. */
async function refusal(...args: string[]): Promise<string> {
  const before = readFileSync(sqliteFile(from));
  const { said, isFailed } = await runMigrate(...args);
  expect(isFailed, said).toBe(true);
  expect(readFileSync(sqliteFile(from)).equals(before)).toBe(true);
  return said;
}

const tablesThere = () =>
  queryAt(to, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace");

it("knows one direction", async () => {
  for (const args of [
    ["--from", to, "--to", from],
    ["--from", from, "--to", from],
    ["--from", to, "--to", to],
    ["--from", from, "--to", "mysql://somewhere/else"],
    ["--from", "", "--to", ""],
  ])
    expect(await refusal(...args)).toMatch(/^The only way is from SQLite to PostgreSQL/);
  expect(await refusal("--from", from)).toMatch(/^Name both/);
  expect(await refusal("--to", to)).toMatch(/^Name both/);
  expect(await refusal("--form", from, "--to", to)).toContain("--form");
  expect(await tablesThere()).toEqual([]);
});

it("waits for nobody who has the file open, be it a server that does nothing", async () => {
  const server = openDatabase(from);
  await server.account.count();
  expect(await refusal("--from", from, "--to", to)).toMatch(/refused\.db is in use\. Stop the server/);
  await server.$disconnect();
  expect(await tablesThere()).toEqual([]);
  expect((await runMigrate("--from", from, "--to", to)).isFailed).toBe(false);
});

it("lets no server start on the file meanwhile, and any afterwards", async () => {
  const holder = new Sqlite(sqliteFile(from));
  holder.pragma("locking_mode = EXCLUSIVE");
  holder.exec("BEGIN EXCLUSIVE; COMMIT");
  const server = openDatabase(from);
  await expect(server.account.count()).rejects.toThrow();
  holder.close();
  expect(await server.account.count()).toBe(1);
  await server.$disconnect();
});

it("takes no file that is missing, something else, or of an earlier version", async () => {
  expect(await refusal("--from", `${from}.gone`, "--to", to)).toMatch(
    /^There is no file .*refused\.db\.gone\.$/,
  );
  writeFileSync(`${sqliteFile(from)}.text`, "Dear diary, ".repeat(100));
  expect(await refusal("--from", `${from}.text`, "--to", to)).toContain("names no database of this version");
  const other = new Sqlite(`${sqliteFile(from)}.other`);
  other.exec("CREATE TABLE Account (id TEXT)");
  other.close();
  expect(await refusal("--from", `${from}.other`, "--to", to)).toContain("names no database of this version");
  const [first] = readdirSync("prisma/migrations/sqlite").sort();
  await applyMigrations(sqliteAdapter(`${from}.early`), first);
  expect(await refusal("--from", `${from}.early`, "--to", to)).toContain("run the command migrate first");
  expect(await tablesThere()).toEqual([]);
});

it("takes no file that has a table or a column more than this version knows", async () => {
  const url = `${from}.later`;
  await applyMigrations(sqliteAdapter(url));
  const later = new Sqlite(sqliteFile(url));
  later.exec('CREATE TABLE Later (id TEXT PRIMARY KEY); ALTER TABLE Account ADD COLUMN "later" TEXT');
  later.close();
  const said = await refusal("--from", url, "--to", to);
  expect(said).toContain("Only one of the two databases has Account.later, Later.id");
});

it("fills no database that holds something, of ours or of others, and leaves its version alone", async () => {
  await queryAt(to, 'CREATE TABLE "Theirs" ("id" TEXT)');
  expect(await refusal("--from", from, "--to", to)).toContain("tables of something else (Theirs)");
  expect(await tablesThere()).toHaveLength(1);
  to = await scratchUrl();
  const [first] = readdirSync("prisma/migrations/postgresql").sort();
  await applyMigrations(migrationAdapter(to), first);
  await queryAt(to, `INSERT INTO "RateLimit" ("key", "points") VALUES ('theirs', 1)`);
  const before = await tablesThere();
  expect(await refusal("--from", from, "--to", to)).toContain(
    "The target is not empty: RateLimit holds rows",
  );
  expect(await tablesThere()).toEqual(before);
});

it("fills one that was migrated and holds nothing else", async () => {
  await prepareDatabase(to);
  expect((await runMigrate("--from", from, "--to", to)).said).toMatch(/ all of them alike\.\nMoved\. /);
});

it("needs the role that owns the database, and a server that answers", async () => {
  const role = `app-${randomUUID().slice(0, 8)}`;
  await queryAt(to, `CREATE ROLE "${role}" LOGIN`);
  const url = new URL(to);
  url.username = role;
  expect(await refusal("--from", from, "--to", url.href)).toBe(
    "--to must name the role that owns the database and its tables.",
  );
  await prepareDatabase(to);
  await queryAt(to, `GRANT CREATE ON SCHEMA public TO "${role}"`).catch(() => []);
  expect(await refusal("--from", from, "--to", url.href)).toMatch(/^--to must name the role that owns/);
  const nobody = "postgresql://nobody:secret@127.0.0.1:1/nothing";
  const said = await refusal("--from", from, "--to", nobody);
  expect(said).toMatch(/^The target does not answer: /);
  expect(said).not.toContain("secret");
});

it("stops at a value that is none of its column, and names the column", async () => {
  const url = await startOnSqlite("mended.db");
  const file = new Sqlite(sqliteFile(url));
  file.exec("INSERT INTO RateLimit (key, points, expire) VALUES ('a', 1, 'soon')");
  file.close();
  expect((await runMigrate("--from", url, "--to", to)).said).toMatch(
    /(^|\n)RateLimit\.expire holds a value that is no time/,
  );
});
