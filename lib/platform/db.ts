// Owns the one database client of the process.
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import Sqlite from "better-sqlite3";
import { Prisma, PrismaClient } from "@/generated/sqlite/client";
import { SettingsError, settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { gatedSqlite } from "@/lib/platform/sqlite-gate";

/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient;

// Transactions queue at the gate, so waiting for one is normal under load; a stuck one must still end.
const TRANSACTION_LIMITS = { maxWait: 15_000, timeout: 10_000 };

/** Absolute path of the SQLite file that a `file:` URL names. Throws SettingsError for any other database. */
export function sqliteFile(databaseUrl: string): string {
  if (!databaseUrl.startsWith("file:"))
    throw new SettingsError("DATABASE_URL must begin with file: (only SQLite is supported so far)");
  return resolve(databaseUrl.replace(/^file:/, ""));
}

/** Adapter factory for a `file:` URL, for clients and for migrations. Creates the folder. */
export function sqliteAdapter(databaseUrl: string): PrismaBetterSqlite3 {
  const file = sqliteFile(databaseUrl);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return new PrismaBetterSqlite3({ url: `file:${file}` });
}

/** A client of its own, for tests and tools; the app uses `database()`. */
export function openDatabase(databaseUrl: string): PrismaClient {
  return new PrismaClient({ adapter: gatedSqlite(sqliteAdapter(databaseUrl)) });
}

/** The client that the whole process shares. */
export function database(): PrismaClient {
  return shared("database", () => openDatabase(settings().databaseUrl));
}

/** Runs work in one transaction: all of it is kept, or none of it. Inside, only `tx` may be queried. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(work, TRANSACTION_LIMITS);
}

/**
 * Whether the database answers a query now: a row is read, and nobody is waited for. On a connection of its own, or the
 * health check would queue at the gate behind a hundred sign-ins (R16).
 */
export async function databaseAnswers(): Promise<boolean> {
  try {
    readAside("SELECT count(*) FROM Installation");
    return true;
  } catch {
    return false;
  }
}

/** The first row of a query, on a connection of its own. Throws what the database throws. */
export function readAside<Row>(sql: string): Row | undefined {
  const options = { readonly: true, fileMustExist: true, timeout: 0 };
  const connection = new Sqlite(sqliteFile(settings().databaseUrl), options);
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
