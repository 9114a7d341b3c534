// Owns what is moved: every table of PostgreSQL's catalog, compared with SQLite's, in an order in which no row comes before
// what it refers to. No list is kept, so that no table that is added later is forgotten.
import type { Database } from "better-sqlite3";
import type { Client } from "pg";
import { MOVE_TABLE } from "@/lib/platform/database/unfinished-move";
import { type Kind, kindOf } from "@/prisma/move/carried-value";
import { MoveRefusal } from "@/prisma/move/move-refusal";

export interface Column {
  name: string;
  kind: Kind;
}

export interface Table {
  name: string;
  columns: Column[];
  /** Columns of the primary key, in its order. */
  key: Column[];
}

/** Tables of the migrations and of the move itself. */
const NOT_DATA = ["_prisma_migrations", MOVE_TABLE];

interface CatalogRow {
  table: string;
  column: string;
  type: string;
  /** Position in the primary key, from 0; null outside of it. */
  place: number | null;
}

const CATALOG = `
  SELECT c.relname::text AS "table", a.attname::text AS "column", format_type(a.atttypid, NULL) AS "type",
    array_position(i.indkey::int2[], a.attnum) AS "place"
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relname <> ALL ($1::text[])
  ORDER BY c.relname, a.attnum`;

const REFERENCES = `
  SELECT child.relname::text AS "child", parent.relname::text AS "parent"
  FROM pg_constraint f JOIN pg_class child ON child.oid = f.conrelid JOIN pg_class parent ON parent.oid = f.confrelid
  WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace`;

/** Names of all tables of ours in the target. */
export async function targetTables(target: Client): Promise<string[]> {
  const { rows } = await target.query<CatalogRow>(CATALOG, [NOT_DATA]);
  return [...new Set(rows.map(({ table }) => table))];
}

/**
 * The tables to move, parents first.
 * @throws MoveRefusal when the two databases do not have the same tables with the same columns
 */
export async function tablesToMove(source: Database, target: Client): Promise<Table[]> {
  const { rows } = await target.query<CatalogRow>(CATALOG, [NOT_DATA]);
  refuseDifference(sourceColumns(source), new Set(rows.map(({ table, column }) => `${table}.${column}`)));
  const names = [...new Set(rows.map(({ table }) => table))];
  const tables = names.map((name) =>
    tableOf(
      name,
      rows.filter(({ table }) => table === name),
    ),
  );
  const references = await target.query<{ child: string; parent: string }>(REFERENCES);
  return parentsFirst(tables, references.rows);
}

function sourceColumns(source: Database): Set<string> {
  const sql = `SELECT t.name || '.' || c.name AS name FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND t.name NOT IN (?, ?)`;
  return new Set(
    source
      .prepare<string[], { name: string }>(sql)
      .all(...NOT_DATA)
      .map(({ name }) => name),
  );
}

function refuseDifference(here: Set<string>, there: Set<string>): void {
  const lonely = [...here].filter((name) => !there.has(name));
  lonely.push(...[...there].filter((name) => !here.has(name)));
  if (lonely.length > 0)
    throw new MoveRefusal(
      `Only one of the two databases has ${lonely.join(", ")}: they are not of one version.`,
    );
}

function tableOf(name: string, rows: CatalogRow[]): Table {
  const columns = rows.map(({ column, type, place }) => {
    const kind = kindOf(type);
    if (!kind) throw new Error(`the move cannot carry ${name}.${column}, which is of type ${type}`);
    return { name: column, kind, place };
  });
  const inKey = columns.filter(({ place }) => place !== null);
  if (inKey.length === 0) throw new Error(`the move needs a primary key, and ${name} has none`);
  return { name, columns, key: inKey.sort((a, b) => Number(a.place) - Number(b.place)) };
}

function parentsFirst(tables: Table[], references: { child: string; parent: string }[]): Table[] {
  const ordered: Table[] = [];
  const waiting = new Set(tables);
  const isReady = ({ name }: Table) =>
    references.every(({ child, parent }) => child !== name || ordered.some((done) => done.name === parent));
  while (waiting.size > 0) {
    const next = [...waiting].find(isReady);
    if (!next)
      throw new Error(`these tables refer to each other: ${[...waiting].map(({ name }) => name).join(", ")}`);
    ordered.push(next);
    waiting.delete(next);
  }
  return ordered;
}
