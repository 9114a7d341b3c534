// Owns restoring a backup in tests, into a new database that the process then uses.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { database, isPostgresql, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { postgresqlPrograms } from "@/prisma/throw-away-cluster";

/** Restores as docs/operations.md says, under a new name. Returns the URL of the new database. */
export async function restoreBackup(file: string): Promise<string> {
  const name = `restored-${randomUUID()}`;
  if (!isPostgresql()) {
    const place = join(dirname(file), name);
    copyFileSync(file, place);
    return `file:${place}`;
  }
  await database().$executeRawUnsafe(`CREATE DATABASE "${name}" TEMPLATE template0`);
  const url = new URL(settings().databaseUrl);
  url.pathname = `/${name}`;
  execFileSync(join(postgresqlPrograms() ?? "", "pg_restore"), [
    "--exit-on-error",
    "--no-owner",
    `--dbname=${url.href}`,
    file,
  ]);
  return url.href;
}

/** Makes everything in this process use that database. */
export async function moveTo(databaseUrl: string): Promise<void> {
  await database().$disconnect();
  settings().databaseUrl = databaseUrl;
  for (const name of ["database", "database-aside", "connection"])
    Reflect.deleteProperty(globalThis, Symbol.for(`twofold.${name}`));
}

/** How many rows each table has. */
export async function countRows(databaseUrl: string): Promise<Record<string, number>> {
  const db = openDatabase(databaseUrl);
  const tables = isPostgresql()
    ? await db.$queryRawUnsafe<{ name: string }[]>(
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
      )
    : await db.$queryRawUnsafe<{ name: string }[]>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      );
  const counts: [string, number][] = [];
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ n: bigint }[]>(`SELECT count(*) AS n FROM "${name}"`);
    counts.push([name, Number(row?.n)]);
  }
  await db.$disconnect();
  return Object.fromEntries(counts);
}
