// Owns the gate in front of SQLite's one connection: a query waits until the open transaction has ended.
//
// Prisma's adapter lets a query from outside join whatever interactive transaction is open on the connection;
// when that transaction rolls back, the acknowledged write is lost with it. Here every query takes the gate
// and a transaction holds it from BEGIN IMMEDIATE to its end.
// better-sqlite3 answers at once, so awaiting it never reaches the event loop: requests would hand the gate to each
// other in one long run of microtasks, while timers and sockets wait. Whoever takes the gate lets the loop turn first.
import { setImmediate as loopTurn } from "node:timers/promises";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { Mutex } from "async-mutex";
import { cacheStatements } from "@/lib/platform/database/statement-cache";

// cache_size: 64 MiB of the file; with the 2 that are usual, each page of a long list is read off the file again.
// mmap_size: what is beyond that is read from the system's memory of the file, as much of it as SQLite allows (2 GiB).
// secure_delete: recovery codes that are saved shall not linger, sealed as they are, in free pages of the file.
const PRAGMAS = [
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = NORMAL",
  "PRAGMA busy_timeout = 5000",
  "PRAGMA foreign_keys = ON",
  "PRAGMA secure_delete = ON",
  "PRAGMA cache_size = -65536",
  "PRAGMA mmap_size = 2147418112",
].join(";");

async function openTransaction(connection: SqlDriverAdapter, gate: Mutex): Promise<Transaction> {
  const release = await gate.acquire();
  try {
    await loopTurn();
    await connection.executeScript("BEGIN IMMEDIATE");
  } catch (error) {
    release();
    throw error;
  }
  // Prisma sends COMMIT and ROLLBACK as queries of the transaction; what is left to do is to open the gate.
  let isOpen = true;
  const close = () => {
    isOpen = false;
    release();
  };
  // A query that comes after the end would join the transaction of somebody else.
  const whileOpen = <T>(run: () => Promise<T>): Promise<T> =>
    isOpen ? run() : Promise.reject(new Error("the transaction has ended"));
  const commit = async () => close();
  const rollback = async () => {
    try {
      // After a COMMIT that failed no ROLLBACK was sent: the transaction would stay open under later writes.
      await connection.executeScript("ROLLBACK");
    } catch {
      // It has ended already, as it should.
    } finally {
      close();
    }
  };
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query: SqlQuery) => whileOpen(() => connection.queryRaw(query)),
    executeRaw: (query: SqlQuery) => whileOpen(() => connection.executeRaw(query)),
    commit,
    rollback,
  };
}

/**
 * Wraps a SQLite adapter factory so that no acknowledged write can be lost to somebody else's rollback.
 * @param inner factory of @prisma/adapter-better-sqlite3
 */
export function gatedSqlite(
  inner: SqlMigrationAwareDriverAdapterFactory,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connectToShadowDb: () => inner.connectToShadowDb(),
    async connect(): Promise<SqlDriverAdapter> {
      const connection = await inner.connect();
      await connection.executeScript(PRAGMAS);
      cacheStatements(connection);
      const gate = new Mutex();
      const alone = <T>(run: () => Promise<T>): Promise<T> =>
        gate.runExclusive(async () => {
          await loopTurn();
          return run();
        });
      return {
        provider: connection.provider,
        adapterName: connection.adapterName,
        queryRaw: (query) => alone(() => connection.queryRaw(query)),
        executeRaw: (query) => alone(() => connection.executeRaw(query)),
        executeScript: (script) => alone(() => connection.executeScript(script)),
        startTransaction: () => openTransaction(connection, gate),
        dispose: () => alone(() => connection.dispose()),
      };
    },
  };
}
