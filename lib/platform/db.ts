// Owns the one database client of the process, and its transactions.
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import type { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient as PostgresqlClient } from "@/generated/postgresql/client";
import { Prisma, PrismaClient } from "@/generated/sqlite/client";
import { SettingsError, settings } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { isPostgresqlUrl, postgresqlAdapter, readBesidePool } from "@/lib/platform/postgresql";
import { shared } from "@/lib/platform/shared";
import { gatedSqlite } from "@/lib/platform/sqlite-gate";
import { endingWith } from "@/lib/platform/transaction-end";
import { ALONE, type Turn, takeTurn } from "@/lib/platform/turns";

/** The client inside a transaction. Both databases have the same models, so SQLite's types stand for both. */
export type Tx = Prisma.TransactionClient;

// By hand, so that a server on PostgreSQL never loads what it does not use.
const load = createRequire(import.meta.url);

// Transactions queue, at SQLite's gate or for a connection, so waiting is normal under load; a stuck one must still end.
const TRANSACTION_LIMITS = { maxWait: 15_000, timeout: 10_000 };

/** How often a transaction begins anew when PostgreSQL ends it to dissolve a dead-lock. */
const TRIES = 4;

/** Absolute path of the SQLite file that a `file:` URL names. Throws SettingsError for any other database. */
export function sqliteFile(databaseUrl: string): string {
  if (!databaseUrl.startsWith("file:"))
    throw new SettingsError("DATABASE_URL does not name a file of SQLite");
  return resolve(databaseUrl.replace(/^file:/, ""));
}

/** Adapter factory for a `file:` URL, for clients and for migrations. Creates the folder. */
export function sqliteAdapter(databaseUrl: string): PrismaBetterSqlite3 {
  const file = sqliteFile(databaseUrl);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const name = "@prisma/adapter-better-sqlite3";
  const { PrismaBetterSqlite3: Adapter } = load(name) as typeof import("@prisma/adapter-better-sqlite3");
  return new Adapter({ url: `file:${file}` });
}

/** Whether the app's database is PostgreSQL, for the few statements that differ. */
export function isPostgresql(): boolean {
  return isPostgresqlUrl(settings().databaseUrl);
}

/**
 * A client of its own, for tests and tools; the app uses `database()`.
 * @param tell hears of every statement
 */
export function openDatabase(
  databaseUrl: string,
  tell?: (statement: Prisma.QueryEvent) => void,
): PrismaClient {
  const isPg = isPostgresqlUrl(databaseUrl);
  const adapter = isPg ? postgresqlAdapter(databaseUrl) : gatedSqlite(sqliteAdapter(databaseUrl));
  const Client = (isPg ? PostgresqlClient : PrismaClient) as typeof PrismaClient;
  if (!tell) return new Client({ adapter });
  const client = new Client({ adapter, log: [{ emit: "event", level: "query" }] });
  client.$on("query", tell);
  return client;
}

/** The client that the whole process shares. */
export function database(): PrismaClient {
  return shared("database", () => openDatabase(settings().databaseUrl));
}

/**
 * Runs work in one transaction: all of it is kept, or none of it. Inside, only `tx` may be queried.
 * @param work may run more than once: what it does outside of `tx` must bear that
 * @param turn beside which others it may run on PostgreSQL; alone unless told otherwise, as on SQLite (decision 016)
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, turn: Turn = ALONE): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    const ended = await database()
      .$transaction((tx) => inTurn(tx, work, turn), TRANSACTION_LIMITS)
      .catch((error: unknown) => {
        if (left === 0 || !isDeadlock(error)) throw error;
      });
    if (!ended) continue;
    for (const follow of ended.after) followUp(follow);
    return ended.result;
  }
}

/** The work is kept, whatever becomes of what follows upon it. */
function followUp(follow: () => void): void {
  try {
    follow();
  } catch (error) {
    logger().error({ error }, "what was to follow a transaction failed");
  }
}

async function inTurn<T>(tx: Tx, work: (tx: Tx) => Promise<T>, turn: Turn) {
  if (isPostgresql()) await takeTurn(tx, turn);
  return endingWith(tx, work);
}

/**
 * Whether the database answers a query now: a row is read, and nobody is waited for. On a connection of its own, or the
 * health check would queue behind a hundred sign-ins (R16).
 */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await readAside('SELECT count(*) FROM "Installation"');
    return true;
  } catch {
    return false;
  }
}

/** The first row of a query, on a connection of its own. Throws what the database throws. */
export async function readAside<Row>(sql: string): Promise<Row | undefined> {
  const { databaseUrl } = settings();
  if (isPostgresqlUrl(databaseUrl)) return readBesidePool<Row>(databaseUrl, sql);
  const Sqlite = load("better-sqlite3") as typeof import("better-sqlite3");
  const connection = new Sqlite(sqliteFile(databaseUrl), { readonly: true, fileMustExist: true, timeout: 0 });
  try {
    return connection.prepare<[], Row>(sql).get();
  } finally {
    connection.close();
  }
}

/** Whether a write failed because a unique value was there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Whether PostgreSQL chose this transaction to end, so that another could go on (40P01, 40001). */
export function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || (error.code === "P2010" && /40P01|40001/.test(error.message));
}
