// Owns the way to PostgreSQL: the adapter of the app's pool, and the connection beside it.
import { createRequire } from "node:module";
import type { IsolationLevel, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Pool, QueryResult } from "pg";
import { oneAtATime, withoutNul } from "@/lib/platform/database/postgresql-queries";
import { shared } from "@/lib/platform/shared";

// Required at run time, so that a server on SQLite never loads what it does not use.
const load = createRequire(import.meta.url);

/** The driver, loaded at its first use. */
export function pg(): typeof import("pg") {
  return load("pg");
}

/** Connections of the app's pool: this many transactions run at once, and the others wait. */
const POOL_SIZE = 10;
/** A process that stopped in the middle of a transaction holds others up no longer than this. */
const IDLE_IN_TRANSACTION_MS = 15_000;
/** As long as a transaction may wait at all: pg includes the wait for a free connection of the pool. */
const CONNECT_MS = 15_000;
/** Far longer than any statement of ours takes, and than a transaction may wait for its lock. */
const QUERY_MS = 60_000;
const ASIDE_MS = 2_000;
/** Numbers of types in pg_type. */
const CHAR = 18;
const TEXT = 25;
const TIMESTAMP = 1114;

/** Whether a database URL names PostgreSQL; else it is a `file:` of SQLite. */
export function isPostgresqlUrl(databaseUrl: string): boolean {
  return /^postgres(ql)?:\/\//.test(databaseUrl);
}

/** Adapter factory for a `postgresql://` URL, for clients. */
export function postgresqlAdapter(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  const { PrismaPg: Adapter } = load("@prisma/adapter-pg") as typeof import("@prisma/adapter-pg");
  const adapter = new Adapter({
    connectionString: databaseUrl,
    application_name: "twofold",
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    // Nobody must wait until TCP gives up on a database that vanished without a word.
    keepAlive: true,
    query_timeout: QUERY_MS,
  });
  const { provider, adapterName, connectToShadowDb } = adapter;
  const connect = async () => {
    const connection = withoutNul(await adapter.connect());
    const start = connection.startTransaction.bind(connection);
    return Object.assign(connection, {
      startTransaction: async (level?: IsolationLevel) => oneAtATime(withoutNul(await start(level))),
    });
  };
  return { provider, adapterName, connect, connectToShadowDb };
}

/**
 * Adapter factory for migrations. The schema engine reads catalogue columns of type "char", which the adapter does not
 * know: they are text. And the adapter cuts a script at every semicolon, also inside functions, so the script is sent as a
 * whole: PostgreSQL runs all of it or nothing.
 */
export function migrationAdapter(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  const { PrismaPg: Adapter } = load("@prisma/adapter-pg") as typeof import("@prisma/adapter-pg");
  const connect = async () => {
    const pool = poolWithoutChar(databaseUrl);
    const connection = await new Adapter(pool, { disposeExternalPool: true }).connect();
    const executeScript = async (script: string) => void (await pool.query(script));
    return Object.assign(connection, { executeScript });
  };
  const { provider, adapterName, connectToShadowDb } = new Adapter({ connectionString: databaseUrl });
  return { provider, adapterName, connect, connectToShadowDb };
}

function poolWithoutChar(databaseUrl: string): Pool {
  const { Pool: MigrationPool } = pg();
  const pool = new MigrationPool({ connectionString: databaseUrl, application_name: "twofold-migrate" });
  const query: (...args: unknown[]) => Promise<QueryResult> = pool.query.bind(pool);
  const asText = async (...args: unknown[]) => {
    const result = await query(...args);
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    return result;
  };
  return Object.assign(pool, { query: asText });
}

/** Times in columns are UTC and name no zone; pg would read them as local times. */
function utcTypes() {
  const { types } = pg();
  const getTypeParser: typeof types.getTypeParser = (oid, format) =>
    oid === TIMESTAMP
      ? (text: string) => new Date(`${text.replace(" ", "T")}Z`)
      : types.getTypeParser(oid, format);
  return { getTypeParser };
}

/** The first row of a query, on a connection beside the pool, so without waiting. Throws what the database throws. */
export async function readBesidePool<Row>(databaseUrl: string, sql: string): Promise<Row | undefined> {
  const pool = shared<Pool>("database-aside", () => {
    const { Pool: AsidePool } = pg();
    const made = new AsidePool({
      connectionString: databaseUrl,
      application_name: "twofold-aside",
      max: 1,
      connectionTimeoutMillis: ASIDE_MS,
      statement_timeout: ASIDE_MS,
      allowExitOnIdle: true,
      types: utcTypes(),
    });
    // A connection that breaks while idle is replaced at the next query.
    made.on("error", () => {});
    return made;
  });
  return (await pool.query(sql)).rows[0] as Row | undefined;
}
