// Owns what happens to the database before the first query of a process.
import { chmodSync, existsSync } from "node:fs";
import { isPostgresqlUrl } from "@/lib/platform/database/postgresql";
import { preparePostgresql } from "@/lib/platform/database/postgresql-setup";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/database/sqlite";
import { refuseUnfinishedMove } from "@/lib/platform/database/unfinished-move";
import { settings } from "@/lib/platform/env";
import { SettingsError } from "@/lib/platform/settings-error";
import { applyMigrations } from "@/prisma/migrate";

/** Codes of Node, PostgreSQL and SQLite for a database that is missing, not ours to open, or no database. */
const OUT_OF_REACH =
  /^(EACCES|EROFS|ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|E\w+UNREACH|28\w{3}|3D000|53300|57P0\d|SQLITE_(NOTADB|CANTOPEN|READONLY|CORRUPT)\w*)$/;

function isOutOfReach(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  // Prisma's adapter wraps the errors of better-sqlite3 and keeps only their message.
  if (error.name === "DriverAdapterError") return /not a database|malformed|readonly/.test(error.message);
  return "code" in error && OUT_OF_REACH.test(String(error.code));
}

/** What went wrong. For a name with several addresses, Node gives one error per address and no message of its own. */
function wordsOf(error: Error): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return error.message || String(first?.message ?? error.name);
}

/** The settings that may have named the database. */
function namesOf(databaseUrl: string): string {
  const hasOwner = isPostgresqlUrl(databaseUrl) && settings().migrateDatabaseUrl !== undefined;
  return hasOwner ? "MIGRATE_DATABASE_URL or DATABASE_URL" : "DATABASE_URL";
}

/**
 * Applies migrations, and lets only its owner open SQLite's file.
 * @returns names of the migrations applied now
 * @throws SettingsError when the database cannot be reached: the operator can mend that, and needs no stack
 */
export function prepareDatabase(databaseUrl: string): Promise<string[]> {
  return prepare(databaseUrl).catch((error: unknown) => {
    throw isOutOfReach(error) ? new SettingsError(`${namesOf(databaseUrl)}: ${wordsOf(error)}`) : error;
  });
}

async function prepare(databaseUrl: string): Promise<string[]> {
  if (isPostgresqlUrl(databaseUrl)) {
    const { migrateDatabaseUrl } = settings();
    await refuseUnfinishedMove(migrateDatabaseUrl ?? databaseUrl);
    return preparePostgresql(databaseUrl, migrateDatabaseUrl);
  }
  const applied = await applyMigrations(sqliteAdapter(databaseUrl));
  const file = sqliteFile(databaseUrl);
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    if (existsSync(path)) chmodSync(path, 0o600);
  }
  return applied;
}
