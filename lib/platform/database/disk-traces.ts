// Owns taking what was deleted off the disk as well: out of SQLite's write-ahead log, and out of half-used pages.
// PostgreSQL's disk is not ours to clean: its own vacuum frees the rows, and its log is recycled (decision 016).
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
import type Sqlite from "better-sqlite3";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

const TRIES = 20;
const PAUSE_MS = 25;
/** About half a second of rewriting, in which nothing is answered. */
const MAX_REWRITE_BYTES = 64 * 1024 * 1024;

// Required at run time, so that a server on PostgreSQL never loads it.
const load = createRequire(import.meta.url);

type Connection = Sqlite.Database;

const databaseFile = () => sqliteFile(settings().databaseUrl);
const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Retries while a transaction is in the way, and gives up after a while. On a connection of its own without busy_timeout:
 * on the app's, a busy database would stop the whole process for that long.
 */
async function whenFree(work: (connection: Connection) => boolean): Promise<boolean> {
  const Database = load("better-sqlite3") as typeof Sqlite;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const connection = new Database(databaseFile(), { timeout: 0, fileMustExist: true });
    try {
      if (work(connection)) return true;
    } finally {
      connection.close();
    }
    await setTimeout(PAUSE_MS);
  }
  return false;
}

function checkpoint(connection: Connection): boolean {
  const [outcome] = connection.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
  return outcome?.busy === 0;
}

function vacuum(connection: Connection): boolean {
  // Otherwise a temporary file would hold a copy of everything meanwhile.
  connection.pragma("temp_store = MEMORY");
  try {
    connection.exec("VACUUM");
    return true;
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) return false;
    throw error;
  }
}

/**
 * Copies the write-ahead log into the database file and truncates it, so that sealed codes, old sessions and erased
 * people do not live on in it (R114). Returns whether it is empty now; if not, a later call may succeed.
 */
export async function truncateWriteAheadLog(): Promise<boolean> {
  return isPostgresql() || sizeOf(`${databaseFile()}-wal`) === 0 || whenFree(checkpoint);
}

/**
 * Rewrites the whole file. secure_delete wipes a row where it was, but not the copies that stay in unused bytes of a page
 * when SQLite moves rows to balance its trees: a few of a thousand erased addresses were still readable (R114).
 * Returns false when the database is busy, or too large to be stopped for this long.
 */
export async function rewriteDatabase(): Promise<boolean> {
  if (isPostgresql()) return true;
  return sizeOf(databaseFile()) <= MAX_REWRITE_BYTES && (await whenFree(vacuum)) && truncateWriteAheadLog();
}
