// Owns the file that is moved: nobody else has it open meanwhile, and its rows are read in the order of their keys.
import { existsSync, statSync } from "node:fs";
import Sqlite, { type Database } from "better-sqlite3";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/sqlite";
import { isUpToDate } from "@/prisma/migrate";
import { carriedValue } from "@/prisma/move/carried-value";
import { MoveRefusal } from "@/prisma/move/move-refusal";
import type { Column, Table } from "@/prisma/move/tables-to-move";

const WAIT_MS = 1000;
/** Rows that are read, sent and written at once. */
const BATCH = 1000;

export interface Source {
  db: Database;
  /** Tells the installation from every other: the id of its first migration. */
  installation: string;
  /** Changes whenever something was written into the file. */
  state: string;
}

/**
 * Opens the file for this process alone, until it ends or closes it.
 * @throws MoveRefusal when it is not there, in use, or not of this version
 */
export async function openSource(databaseUrl: string): Promise<Source> {
  const file = sqliteFile(databaseUrl);
  if (!existsSync(file)) throw new MoveRefusal(`There is no file ${file}.`);
  if (!(await isUpToDate(sqliteAdapter(databaseUrl)).catch(() => false)))
    throw new MoveRefusal(
      `${file} is no database of this version of Twofold. If it is one of an earlier version, run the command migrate on it first, with DATABASE_URL=${databaseUrl}.`,
    );
  const db = new Sqlite(file, { fileMustExist: true, timeout: WAIT_MS });
  try {
    lockOut(db, file);
    db.defaultSafeIntegers(true);
    const sql = "SELECT id FROM _prisma_migrations ORDER BY migration_name LIMIT 1";
    const installation = String(db.prepare<[], string>(sql).pluck().get());
    const { size, mtimeNs } = statSync(file, { bigint: true });
    return { db, installation, state: `${size} ${mtimeNs}` };
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A server holds a shared lock on its file for as long as it runs, so the exclusive one says whether there is one, and
 * none starts while we hold it. Then all of the write-ahead log goes into the file, so that its time tells of every write.
 */
function lockOut(db: Database, file: string): void {
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE; COMMIT");
    db.pragma("wal_checkpoint(TRUNCATE)");
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) throw error;
    throw new MoveRefusal(
      `${file} is in use. Stop the server, and whatever else has it open, then run the same command again.`,
    );
  }
}

const quoted = (columns: Column[]) => columns.map(({ name }) => `"${name}"`).join(", ");

/** A row as PostgreSQL takes it. */
export type CarriedRow = Record<string, string | boolean | null>;

/** Where a walk through a table stands: the primary key of the last row, each part as text. */
export type Place = string[];

export interface Batch {
  rows: CarriedRow[];
  place: Place;
}

/** All rows of a table in the order of its primary key, from the one behind `place` on. */
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

export function countRows({ db }: Source, { name }: Table): number {
  return Number(db.prepare<[], bigint>(`SELECT count(*) FROM "${name}"`).pluck().get());
}

/** The greatest number that a table ever gave to a row by itself; 0 for none. */
export function lastGiven({ db }: Source, table: string): string {
  const found = db
    .prepare<[string], bigint>("SELECT seq FROM sqlite_sequence WHERE name = ?")
    .pluck()
    .get(table);
  return String(found ?? 0n);
}
