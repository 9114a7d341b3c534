// Owns the one database client of the process, and its transactions.
import { createRequire } from "node:module";
import {
  isDriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { PrismaClient as PostgresqlClient } from "@/generated/postgresql/client";
import { Prisma, PrismaClient } from "@/generated/sqlite/client";
import { hotQuery, remembered } from "@/lib/platform/database/hot-query";
import { isPostgresqlUrl, postgresqlAdapter, readBesidePool } from "@/lib/platform/database/postgresql";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/database/sqlite";
import { gatedSqlite } from "@/lib/platform/database/sqlite-gate";
import { endingWith } from "@/lib/platform/database/transaction-end";
import { EXCLUSIVE, type TransactionLock, takeLock } from "@/lib/platform/database/transaction-lock";
import { settings } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import { inSpan } from "@/lib/platform/tracing/in-span";

/** The client inside a transaction. Both databases have the same models, so SQLite's types stand for both. */
export type Tx = Prisma.TransactionClient;

// Required at run time, so that a server on PostgreSQL never loads what it does not use.
const load = createRequire(import.meta.url);

// Transactions queue at SQLite's gate or for a connection, so waiting is normal under load; a stuck one must still end.
const TRANSACTION_LIMITS = { maxWait: 15_000, timeout: 10_000 };

/** How often a transaction is tried in all, when PostgreSQL ends it to break a deadlock. */
const TRIES = 4;

/** Whether the app's database is PostgreSQL, for the few statements that differ. */
export function isPostgresql(): boolean {
  return isPostgresqlUrl(settings().databaseUrl);
}

/**
 * A separate client, for tests and tools; the app uses `database()`.
 * @param tell called with every statement
 */
export function openDatabase(
  databaseUrl: string,
  tell?: (statement: Prisma.QueryEvent) => void,
): PrismaClient {
  const adapter = adapterOf(databaseUrl);
  const Client = clientClass(databaseUrl);
  if (!tell) return new Client({ adapter });
  const client = new Client({ adapter, log: [{ emit: "event", level: "query" }] });
  client.$on("query", tell);
  return client;
}

function adapterOf(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  return isPostgresqlUrl(databaseUrl)
    ? postgresqlAdapter(databaseUrl)
    : gatedSqlite(sqliteAdapter(databaseUrl));
}

function clientClass(databaseUrl: string): typeof PrismaClient {
  return (isPostgresqlUrl(databaseUrl) ? PostgresqlClient : PrismaClient) as typeof PrismaClient;
}

/** The client that the whole process shares. */
export function database(): PrismaClient {
  return shared("database", () => {
    const { databaseUrl } = settings();
    const Client = clientClass(databaseUrl);
    return new Client({ adapter: remembered(adapterOf(databaseUrl)) });
  });
}

/** The rows of one statement of a hot route, without Prisma's client (lib/platform/database/hot-query). */
export function hotRows(sql: string, parameter: string): Promise<unknown[][]> {
  return hotQuery(sql, parameter, () => database().$connect());
}

/**
 * Runs work in one transaction: all of it is kept, or none of it. Inside, only `tx` may be queried.
 * @param work may run more than once: what it does outside of `tx` must be safe to repeat
 * @param lock which others may run beside it on PostgreSQL; by default none, as on SQLite (decision 016)
 */
export async function transaction<T>(
  work: (tx: Tx) => Promise<T>,
  lock: TransactionLock = EXCLUSIVE,
): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    const ended = await inSpan("database transaction", () =>
      database().$transaction((tx) => underLock(tx, work, lock), TRANSACTION_LIMITS),
    ).catch((error: unknown) => {
      if (left === 0 || !isDeadlock(error)) throw error;
    });
    if (!ended) continue;
    for (const follow of ended.after) followUp(follow);
    return ended.result;
  }
}

/** Runs what follows a commit. The work is kept even if this fails. */
function followUp(follow: () => void): void {
  try {
    follow();
  } catch (error) {
    logger().error({ error }, "what was to follow a transaction failed");
  }
}

async function underLock<T>(tx: Tx, work: (tx: Tx) => Promise<T>, lock: TransactionLock) {
  if (isPostgresql()) await takeLock(tx, lock);
  return endingWith(tx, work);
}

/**
 * Whether the database answers a query now. Reads a row on a connection of its own: otherwise the health check would queue
 * behind a hundred sign-ins (R16).
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

/** Whether a write failed because a unique value is taken. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Whether PostgreSQL ended this transaction so that another could go on (40P01, 40001). */
export function isDeadlock(error: unknown): boolean {
  if (isDriverAdapterError(error)) return error.cause.kind === "TransactionWriteConflict";
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || (error.code === "P2010" && /40P01|40001/.test(error.message));
}
