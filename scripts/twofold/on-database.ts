// Owns the frame of a command that works on the database: migrates it before, and closes it after.
import { existsSync } from "node:fs";
import type { Trace } from "@/lib/audit/trace";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { isPostgresqlUrl } from "@/lib/platform/database/postgresql";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { SettingsError } from "@/lib/platform/settings-error";

type Work<T> = (trace: Trace, now: Date) => Promise<T>;

/** Runs work with the actor of the security log for somebody at a terminal, who has no account, and the time. */
export async function onDatabase<T>(work: Work<T>): Promise<T> {
  await prepareDatabase(settings().databaseUrl);
  try {
    return await work({ requestId: newId(), address: "", browser: "Command line" }, clock.now());
  } finally {
    await database().$disconnect();
  }
}

/**
 * The same for a command that would take an empty database, as in a wrong folder, for a sign that all is well.
 * @throws SettingsError where there is no file
 */
export function onExistingDatabase<T>(work: Work<T>): Promise<T> {
  const { databaseUrl } = settings();
  if (!isPostgresqlUrl(databaseUrl) && !existsSync(sqliteFile(databaseUrl)))
    throw new SettingsError(`There is no database ${sqliteFile(databaseUrl)}, which DATABASE_URL names.`);
  return onDatabase(work);
}
