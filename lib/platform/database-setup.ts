// Owns what happens to the database before the first query of a process.
import { chmodSync, existsSync } from "node:fs";
import { settings } from "@/lib/platform/env";
import { isPostgresqlUrl } from "@/lib/platform/postgresql";
import { preparePostgresql } from "@/lib/platform/postgresql-setup";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/sqlite";
import { refuseUnfinishedMove } from "@/lib/platform/unfinished-move";
import { applyMigrations } from "@/prisma/migrate";

/**
 * Applies migrations, and closes a file of SQLite to everybody but its owner.
 * @returns names of the migrations applied now
 */
export async function prepareDatabase(databaseUrl: string): Promise<string[]> {
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
