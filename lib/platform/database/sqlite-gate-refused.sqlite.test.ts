// Proves that the gate opens again when a transaction cannot begin, and that a script waits before it like a query.
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/database/sqlite";
import { gatedSqlite } from "@/lib/platform/database/sqlite-gate";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

const connect = () => gatedSqlite(sqliteAdapter(settings().databaseUrl)).connect();
const keys = async () => (await database().rateLimit.findMany()).map(({ key }) => key);

let connection: Awaited<ReturnType<typeof connect>>;
beforeEach(async () => {
  await database().rateLimit.deleteMany();
  connection = await connect();
});
afterEach(() => connection.dispose());

it("lets the next one in after a transaction that found the database locked", {
  timeout: 10_000,
}, async () => {
  await connection.executeScript("PRAGMA busy_timeout = 0");
  const other = new Database(sqliteFile(settings().databaseUrl), { timeout: 0 });
  other.exec("BEGIN IMMEDIATE");
  await expect(connection.startTransaction()).rejects.toThrow("SocketTimeout");
  other.close();
  await (await connection.startTransaction()).rollback();
});

it("keeps a script out of the transaction that is open: what it wrote survives the rollback", async () => {
  const open = await connection.startTransaction();
  const written = connection.executeScript("INSERT INTO RateLimit (key, points) VALUES ('by a script', 0)");
  await open.executeRaw({
    sql: "INSERT INTO RateLimit (key, points) VALUES ('inside', 0)",
    args: [],
    argTypes: [],
  });
  await open.rollback();
  await written;
  expect(await keys()).toEqual(["by a script"]);
});
