// Owns writing into a server's database while it runs.
import Database from "better-sqlite3";
import { serverFile } from "./servers";

/** How a moment stands in SQLite; `ms` is Unix time in milliseconds. */
export const written = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");

type Value = string | number | null;

/** Runs one statement against the database of the server at `address`, once for each set of values, all or none. */
export function writeRows(address: string, sql: string, rows: Value[][]): number {
  const database = new Database(serverFile(address, "twofold.db"), { fileMustExist: true, timeout: 10_000 });
  try {
    const statement = database.prepare(sql);
    const runAll = database.transaction(() => rows.map((values) => statement.run(...values).changes));
    return runAll().reduce((sum, changes) => sum + changes, 0);
  } finally {
    database.close();
  }
}

/** The same for one set of values. Returns how many rows it changed. */
export function change(address: string, sql: string, ...values: Value[]): number {
  return writeRows(address, sql, [values]);
}
