// Owns how many bytes a database takes, in all and for each table with its indexes, by its own account.
import Sqlite from "better-sqlite3";
import { pg } from "@/lib/platform/database/postgresql";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

export interface TableBytes {
  table: string;
  rows: number;
  /** Bytes of the rows alone. */
  heap: number;
  /** With all indexes. */
  total: number;
}

export interface DatabaseBytes {
  total: number;
  /** The tables that have rows, the largest first. */
  tables: TableBytes[];
}

/** The bytes of the database that the settings name. Nobody else may have SQLite's file open. */
export async function measureBytes(): Promise<DatabaseBytes> {
  const { total, tables } = isPostgresql() ? await bytesOnPostgresql() : bytesOnSqlite();
  const filled = tables.filter(({ rows }) => rows > 0);
  return { total, tables: filled.toSorted((left, right) => right.total - left.total) };
}

/** SQLite counts the pages of every tree by reading them (dbstat). */
function bytesOnSqlite(): DatabaseBytes {
  const db = new Sqlite(sqliteFile(settings().databaseUrl));
  try {
    db.pragma("wal_checkpoint(TRUNCATE)");
    const total =
      Number(db.pragma("page_count", { simple: true })) * Number(db.pragma("page_size", { simple: true }));
    const sizes = db
      .prepare(
        `SELECT m.tbl_name AS "table", SUM(s.pgsize) AS "total", SUM(CASE WHEN m.type = 'table' THEN s.pgsize END) AS "heap"
         FROM dbstat s JOIN sqlite_master m ON m.name = s.name WHERE s.aggregate = TRUE GROUP BY m.tbl_name`,
      )
      .all() as Omit<TableBytes, "rows">[];
    const rowsOf = (table: string) => db.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get() as number;
    return { total, tables: sizes.map((size) => ({ ...size, rows: rowsOf(size.table) })) };
  } finally {
    db.close();
  }
}

async function bytesOnPostgresql(): Promise<DatabaseBytes> {
  const client = new (pg().Client)({ connectionString: settings().databaseUrl });
  await client.connect();
  try {
    const whole = await client.query<{ total: string }>(
      `SELECT pg_database_size(current_database()) AS "total"`,
    );
    const { rows: sizes } = await client.query<{ table: string; total: string; heap: string }>(
      `SELECT relname AS "table", pg_total_relation_size(oid) AS "total", pg_table_size(oid) AS "heap"
       FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    const tables: TableBytes[] = [];
    for (const { table, total, heap } of sizes) {
      const counted = await client.query<{ rows: string }>(`SELECT COUNT(*) AS "rows" FROM "${table}"`);
      tables.push({ table, rows: Number(counted.rows[0]?.rows), heap: Number(heap), total: Number(total) });
    }
    return { total: Number(whole.rows[0]?.total), tables };
  } finally {
    await client.end();
  }
}
