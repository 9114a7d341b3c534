// Owns the way to SQLite: its file, and the adapter of a connection to it.
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import type { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { refuseAbortingDriver } from "@/lib/platform/database/sqlite-driver";
import { SettingsError } from "@/lib/platform/settings-error";

// Required at run time, so that a server on PostgreSQL never loads what it does not use.
const load = createRequire(import.meta.url);

/** Absolute path of the SQLite file that a `file:` URL names. Throws SettingsError for any other database. */
export function sqliteFile(databaseUrl: string): string {
  if (!databaseUrl.startsWith("file:"))
    throw new SettingsError("DATABASE_URL does not name a file of SQLite");
  return resolve(databaseUrl.replace(/^file:/, ""));
}

/**
 * Adapter factory for a `file:` URL, for clients and for migrations. Creates the folder and the file, for their owner alone.
 * @throws SettingsError where the driver would end the process
 */
export function sqliteAdapter(databaseUrl: string): PrismaBetterSqlite3 {
  refuseAbortingDriver();
  const file = sqliteFile(databaseUrl);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Before SQLite makes it, with the mode that others may read: who opened it then could read on for ever.
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  const name = "@prisma/adapter-better-sqlite3";
  const { PrismaBetterSqlite3: Adapter } = load(name) as typeof import("@prisma/adapter-better-sqlite3");
  return new Adapter({ url: `file:${file}` });
}
