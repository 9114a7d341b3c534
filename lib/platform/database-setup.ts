// Owns what happens to the database before the first query of a process.
import { chmodSync, existsSync } from "node:fs";
import { settings } from "@/lib/platform/env";
import { isPostgresqlUrl } from "@/lib/platform/postgresql";
import { preparePostgresql } from "@/lib/platform/postgresql-setup";
import { SettingsError } from "@/lib/platform/settings-error";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/sqlite";
import { refuseUnfinishedMove } from "@/lib/platform/unfinished-move";
import { applyMigrations } from "@/prisma/migrate";

/** Codes of Node, PostgreSQL and SQLite for a database that is not there, not ours, or none. */
const OUT_OF_REACH =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|E\w+UNREACH|28\w{3}|3D000|53300|57P0\d|SQLITE_(NOTADB|CANTOPEN|READONLY|CORRUPT)\w*)$/;

function isOutOfReach(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  // Prisma's adapter wraps what better-sqlite3 says, and keeps its words alone.
  if (error.name === "DriverAdapterError") return /not a database|malformed|readonly/.test(error.message);
  return "code" in error && OUT_OF_REACH.test(String(error.code));
}

/** What went wrong. Of a name with several addresses Node says nothing of its own, and one thing for each of them. */
function wordsOf(error: Error): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return error.message || String(first?.message ?? error.name);
}

/** The settings that may have named it. */
function namesOf(databaseUrl: string): string {
  const hasOwner = isPostgresqlUrl(databaseUrl) && settings().migrateDatabaseUrl !== undefined;
  return hasOwner ? "MIGRATE_DATABASE_URL or DATABASE_URL" : "DATABASE_URL";
}

/**
 * Applies migrations, and closes a file of SQLite to everybody but its owner.
 * @returns names of the migrations applied now
 * @throws SettingsError when the database cannot be reached: that is for the operator to mend, and no stack
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
