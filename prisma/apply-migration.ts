// Owns applying one migration: all of it, with the row that says so, in one transaction, so that a process killed in the
// middle leaves nothing to repair. The rows are in Prisma's format, for its own tools to read.
import { createHash, randomUUID } from "node:crypto";
import { isDriverAdapterError, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";

export interface Migration {
  name: string;
  sql: string;
}

const ROWS = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
    "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ, "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
};

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const isSqlite = ({ provider }: SqlDriverAdapter) => provider === "sqlite";

/** Names of the applied migrations; none where their table does not exist. */
export async function appliedNames(connection: SqlDriverAdapter): Promise<Set<string>> {
  const sql = 'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL';
  try {
    const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
    return new Set(rows.map(([name]) => String(name)));
  } catch (error) {
    if (isDriverAdapterError(error) && error.cause.kind === "TableDoesNotExist") return new Set();
    throw error;
  }
}

/**
 * Applies a migration. Returns whether it did: not where another process has done so meanwhile.
 * @throws Error naming the migration; nothing of it was kept
 */
export async function applyMigration(connection: SqlDriverAdapter, migration: Migration): Promise<boolean> {
  await connection.executeScript(isSqlite(connection) ? ROWS.sqlite : ROWS.postgresql);
  try {
    await connection.executeScript(wholeScript(connection, migration));
    return true;
  } catch (error) {
    await takeBack(connection);
    if ((await appliedNames(connection)).has(migration.name)) return false;
    throw new Error(`migration ${migration.name} failed, and nothing of it was kept: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

async function takeBack(connection: SqlDriverAdapter): Promise<void> {
  if (!isSqlite(connection)) return; // PostgreSQL has done so by itself.
  try {
    await connection.executeScript("ROLLBACK");
  } catch {
    // It never began: another process held the file for too long.
  }
}

/** In the database's own words. */
function reasonOf(error: unknown): string {
  if (isDriverAdapterError(error)) return error.cause.originalMessage ?? error.message;
  return error instanceof Error ? error.message : String(error);
}

/** The script as a transaction that fails if the migration was applied already, and waits for whoever applies one. */
function wholeScript(connection: SqlDriverAdapter, { name, sql }: Migration): string {
  // Before anything that could succeed twice. The id also tells installations apart (prisma/move).
  const row = `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
    SELECT CASE WHEN count(*) = 0 THEN '${randomUUID()}' END, '${sha256(sql)}', CURRENT_TIMESTAMP, '${name}', 1
    FROM "_prisma_migrations" WHERE "migration_name" = '${name}' AND "finished_at" IS NOT NULL`;
  // Left by an earlier version, which noted a migration before it applied it.
  const unfinished = `DELETE FROM "_prisma_migrations" WHERE "migration_name" = '${name}' AND "finished_at" IS NULL`;
  const script = `${row};\n${unfinished};\n${sql}`;
  // PostgreSQL runs a script as one transaction, and finishes it even when our process is gone.
  if (!isSqlite(connection)) return `LOCK TABLE "_prisma_migrations" IN SHARE ROW EXCLUSIVE MODE;\n${script}`;
  // SQLite ignores this within a transaction, and dropping a table to make it anew would delete the rows that refer to it.
  const foreignKeys = /^\s*PRAGMA foreign_keys=OFF/m.test(sql) ? "OFF" : "ON";
  return `PRAGMA foreign_keys=${foreignKeys};\nBEGIN IMMEDIATE;\n${script}\n;COMMIT`;
}
