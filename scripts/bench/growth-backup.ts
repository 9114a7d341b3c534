// Owns measuring how long it takes to back the largest crowd up, as the product's own command does, and to restore it.
import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { backupPostgresql } from "@/lib/platform/database/backup-postgresql";
import { backupSqlite } from "@/lib/platform/database/backup-sqlite";
import { pg } from "@/lib/platform/database/postgresql";
import { isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { say } from "@/scripts/bench/bench-line";
import { millisecondsOf } from "@/scripts/bench/page-times";

const RESTORED = "restored";
const minutes = (ms: number) => (ms / 60_000).toFixed(2);

/**
 * Backs up and restores, and prints how long each took. Nobody else may have SQLite's file open.
 * @param folder for the files, which are removed afterwards
 */
export async function measureBackup(folder: string): Promise<void> {
  const { databaseUrl } = settings();
  const place = mkdtempSync(join(folder, "backup-"));
  const file = join(place, "backup");
  let bytes = 0;
  const backupMs = await millisecondsOf(async () => {
    bytes = await (isPostgresql() ? backupPostgresql : backupSqlite)(databaseUrl, file, []);
  });
  say(`  backup, looked through: ${minutes(backupMs)} minutes, ${(bytes / 1e6).toFixed(0)} MB`);
  const restoreMs = await millisecondsOf(async () => {
    if (isPostgresql()) await restorePostgresql(databaseUrl, file);
    else copyFileSync(file, join(place, RESTORED));
  });
  say(`  brought back: ${minutes(restoreMs)} minutes`);
  rmSync(place, { recursive: true });
}

/** Restores as docs/operations.md says. */
async function restorePostgresql(databaseUrl: string, file: string): Promise<void> {
  const client = new (pg().Client)({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`CREATE DATABASE "${RESTORED}" TEMPLATE template0`);
  await client.end();
  const url = new URL(databaseUrl);
  url.pathname = `/${RESTORED}`;
  await promisify(execFile)("pg_restore", ["--exit-on-error", "--no-owner", `--dbname=${url.href}`, file]);
}
