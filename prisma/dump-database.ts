// Owns a thief's view in tests: every byte that SQLite put on the disk, or every row that PostgreSQL has.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { postgresqlPrograms } from "@/prisma/throw-away-cluster";

/** The bytes of SQLite's file and write-ahead log, with freed pages and overwritten rows; of PostgreSQL, its rows. */
export function dumpDatabase(): Buffer {
  const { databaseUrl } = settings();
  if (isPostgresql()) {
    const program = join(postgresqlPrograms() ?? "", "pg_dump");
    const { stdout, status, stderr } = spawnSync(program, ["--data-only", databaseUrl], {
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(stderr.toString());
    return stdout;
  }
  const file = sqliteFile(databaseUrl);
  return Buffer.concat(
    [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path)),
  );
}
