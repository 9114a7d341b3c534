// Owns the cache of SQLite's prepared statements: Prisma's adapter prepares each one anew, which takes as long as running it.
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { ColumnDefinition, Database, Statement } from "better-sqlite3";

/** How many a connection caches. The app has some hundreds; lists of any length (`IN (?, ?, …)`) make more of them. */
const MAX_CACHED = 500;

/** What the adapter does with a statement that it has bound to its values. */
interface Bound {
  reader: boolean;
  run(): unknown;
  columns(): ColumnDefinition[];
  raw(): { all(): unknown[] };
}

class CachedStatement {
  readonly #statement: Statement<unknown[]>;
  #columns: ColumnDefinition[] | undefined;

  constructor(statement: Statement<unknown[]>) {
    this.#statement = statement;
  }

  /** better-sqlite3 binds values for good; this only remembers them for one run. */
  bind(values: unknown[]): Bound {
    const statement = this.#statement;
    return {
      reader: statement.reader,
      run: () => statement.run(...values),
      columns: () => {
        this.#columns ??= statement.columns();
        return this.#columns;
      },
      raw: () => ({ all: () => statement.raw().all(...values) }),
    };
  }
}

/** Makes a connection of `@prisma/adapter-better-sqlite3` prepare each statement once; it drops those used longest ago. */
export function cacheStatements(connection: SqlDriverAdapter): void {
  const { client } = connection as unknown as { client: Database };
  const prepare = client.prepare.bind(client);
  const cache = new Map<string, CachedStatement>();
  const cachedOf = (sql: string): CachedStatement => {
    const known = cache.get(sql) ?? new CachedStatement(prepare(sql));
    cache.delete(sql);
    cache.set(sql, known);
    const [oldest] = cache.keys();
    if (cache.size > MAX_CACHED && oldest !== undefined) cache.delete(oldest);
    return known;
  };
  Reflect.set(client, "prepare", cachedOf);
}
