// Owns the thief's view in tests: every byte that SQLite has put on the disk.
import { existsSync, readFileSync } from "node:fs";
import { sqliteFile } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

/** The database file and its write-ahead log, freed pages and overwritten rows included. */
export function dumpDatabase(): Buffer {
  const file = sqliteFile(settings().databaseUrl);
  return Buffer.concat(
    [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path)),
  );
}
