// Owns a backup of SQLite's file: one moment of it, taken while the server runs, and checked afterwards.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import type Sqlite from "better-sqlite3";
import { BackupError } from "@/lib/platform/database/backup-error";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { writeWholeFile } from "@/lib/platform/whole-file";

// Required at run time, so that a server on PostgreSQL never loads it.
const load = createRequire(import.meta.url);

/** Longer than any transaction lasts. */
const BUSY_MS = 30_000;

/**
 * Reads one snapshot, which blocks no writer. Deleted data does not come along, even where the file still holds it (R114).
 * @param recipients as in writeWholeFile
 * @returns size in bytes
 * @throws BackupError for what an operator can mend
 */
export async function backupSqlite(databaseUrl: string, file: string, recipients: string[]): Promise<number> {
  const source = sqliteFile(databaseUrl);
  if (!existsSync(source)) throw new BackupError(`There is no database ${source}.`);
  return writeWholeFile(file, recipients, (path) => {
    copyInto(source, path);
    lookThrough(path);
  });
}

function withConnection<T>(path: string, work: (connection: Sqlite.Database) => T): T {
  const Database = load("better-sqlite3") as typeof Sqlite;
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/** VACUUM INTO accepts an existing file if it is empty. Fails where the source is damaged, or the disk is full. */
function copyInto(source: string, path: string): void {
  try {
    withConnection(source, (connection) => connection.prepare("VACUUM INTO ?").run(path));
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    if (!String(code).startsWith("SQLITE_")) throw error;
    throw new BackupError(`${source} cannot be copied: ${message} (${code}).`);
  }
}

function lookThrough(path: string): void {
  const complaints = withConnection(path, (connection) => [
    ...(connection.pragma("integrity_check") as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((line) => line !== "ok"),
    ...(connection.pragma("foreign_key_check") as { table: string }[]).map(
      ({ table }) => `a row of ${table} refers to nothing`,
    ),
  ]);
  if (complaints.length > 0) throw new BackupError(`The database is damaged: ${complaints[0]}.`);
}
