// Owns the file that is moved: nobody else may have it open meanwhile, and its rows are read in the order of their keys.
import { existsSync, statSync } from "node:fs";
import Sqlite, { type Database } from "better-sqlite3";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { migrationNames } from "@/prisma/migrate";
import { carriedValue } from "@/prisma/move/carried-value";
import { MoveRefusal } from "@/prisma/move/move-refusal";
import type { Column, Table } from "@/prisma/move/tables-to-move";

const WAIT_MS = 1000;
/** Rows per batch. */
const BATCH = 1000;

const NOT_OURS =
  "--from names no database of this version of Twofold. If it is one of an earlier version, run the command migrate first, with DATABASE_URL naming it.";

export interface Source {
  db: Database;
  /** Identifies the installation: the id of its first migration. */
  installation: string;
  /** Changes with every write into the file. */
  state: string;
}

/**
 * Opens the file for this process alone, until it ends or closes it.
 * @throws MoveRefusal when it is not there, in use, or not of this version
 */
export function openSource(databaseUrl: string): Source {
  const file = sqliteFile(databaseUrl);
  if (!existsSync(file)) throw new MoveRefusal(`There is no file ${file}.`);
  const db = new Sqlite(file, { fileMustExist: true, timeout: WAIT_MS });
  try {
    lockOut(db);
    const installation = readInstallation(db);
    db.defaultSafeIntegers(true);
    const { size, mtimeNs } = statSync(file, { bigint: true });
    return { db, installation, state: `${size} ${mtimeNs}` };
  } catch (error) {
    db.close();
    if (isOf(error, "SQLITE_NOTADB")) throw new MoveRefusal(NOT_OURS);
    if (!isOf(error, "SQLITE_BUSY")) throw error;
    throw new MoveRefusal(
      `${file} is in use. Stop the server, and whatever else has it open, then run the same command again.`,
    );
  }
}

/**
 * A running server holds a shared lock on its file, so the exclusive lock fails if there is one, and none can start while
 * we hold it. Then the whole write-ahead log goes into the file, so that the file's time tells of every write.
 */
function lockOut(db: Database): void {
  db.pragma("locking_mode = EXCLUSIVE");
  db.exec("BEGIN EXCLUSIVE; COMMIT");
  db.pragma("wal_checkpoint(TRUNCATE)");
}

function isOf(error: unknown, code: string): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith(code);
}

/** The id of its first migration. Throws MoveRefusal unless its migrations are exactly this version's. */
function readInstallation(db: Database): string {
  const sql = `SELECT id, migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL
    ORDER BY migration_name`;
  const isThere = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
  const applied = isThere ? db.prepare<[], { id: string; name: string }>(sql).all() : [];
  const names = applied.map(({ name }) => name);
  const [first] = applied;
  if (!first || names.join() !== migrationNames("sqlite").join()) throw new MoveRefusal(NOT_OURS);
  return first.id;
}

const quoted = (columns: Column[]) => columns.map(({ name }) => `"${name}"`).join(", ");

/** A row as PostgreSQL takes it. */
export type CarriedRow = Record<string, string | boolean | null>;

/** A place in a table: the primary key of the last row read, each part as text. */
export type Place = string[];

export interface Batch {
  rows: CarriedRow[];
  place: Place;
}

/** All rows of a table after `place`, in the order of its primary key. */
export function* batchesOf({ db }: Source, table: Table, place?: Place): Generator<Batch> {
  const { name, columns, key } = table;
  const behind = `WHERE (${quoted(key)}) > (${key.map(() => "?").join(", ")})`;
  const select = (where: string) =>
    db.prepare<unknown[], Record<string, unknown>>(
      `SELECT ${quoted(columns)} FROM "${name}" ${where} ORDER BY ${quoted(key)} LIMIT ${BATCH}`,
    );
  for (let last = place; ; ) {
    const found = last ? select(behind).all(...valuesOf(last, key)) : select("").all();
    const end = found.at(-1);
    if (!end) return;
    last = key.map((column) => String(end[column.name]));
    yield { rows: found.map((row) => carriedRow(row, table)), place: last };
  }
}

function valuesOf(place: Place, key: Column[]): (string | bigint)[] {
  return key.map(({ kind }, index) => (kind === "whole" ? BigInt(place[index] ?? 0) : (place[index] ?? "")));
}

function carriedRow(row: Record<string, unknown>, { name, columns }: Table): CarriedRow {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      carriedValue(row[column.name], column.kind, `${name}.${column.name}`),
    ]),
  );
}

/** How many rows a table of the source has. */
export function countRows({ db }: Source, { name }: Table): number {
  return Number(db.prepare<[], bigint>(`SELECT count(*) FROM "${name}"`).pluck().get());
}

/** The greatest number that a table ever gave to a row; 0 for none. */
export function lastGiven({ db }: Source, table: string): string {
  const found = db
    .prepare<[string], bigint>("SELECT seq FROM sqlite_sequence WHERE name = ?")
    .pluck()
    .get(table);
  return String(found ?? 0n);
}
