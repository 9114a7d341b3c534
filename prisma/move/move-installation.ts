// Owns moving an installation from SQLite to PostgreSQL: every row of every table, compared at the end.
import { type Client, DatabaseError } from "pg";
import { beginMove, type Progress } from "@/prisma/move/begin-move";
import { MoveRefusal } from "@/prisma/move/move-refusal";
import * as target from "@/prisma/move/postgresql-target";
import * as source from "@/prisma/move/sqlite-source";
import { type Table, tablesToMove } from "@/prisma/move/tables-to-move";

/** Rows between two reports of progress in a long table. */
const TOLD_ROWS = 100_000;

export interface Move {
  /** `file:` URL of SQLite. */
  from: string;
  /** `postgresql://` URL, for the role that owns the database. */
  to: string;
  /** Hears of each step. */
  tell(line: string): void;
}

/**
 * Moves everything, or resumes an interrupted move. The source is locked meanwhile and not changed.
 * @returns when an earlier run finished, in which case nothing was done; else null
 * @throws MoveRefusal for what the operator can mend
 */
export async function moveInstallation({ from, to, tell }: Move): Promise<Date | null> {
  const here = source.openSource(from);
  try {
    const there = await target.openTarget(to);
    try {
      const progress = await beginMove(there, to, here);
      if (progress.finishedAt) return progress.finishedAt;
      const tables = await tablesToMove(here.db, there);
      await copyTables(here, there, tables, progress, tell);
      await target.setSequences(there, (table) => source.lastGiven(here, table));
      await compareTables(here, there, tables, tell);
      await target.finishMove(there);
      return null;
    } finally {
      await there.end();
    }
  } finally {
    here.db.close();
  }
}

async function copyTables(
  here: source.Source,
  there: Client,
  tables: Table[],
  progress: Progress,
  tell: Move["tell"],
): Promise<void> {
  if (progress.table) tell(`Going on in ${progress.table}.`);
  const first = tables.findIndex(({ name }) => name === progress.table);
  for (const table of tables.slice(Math.max(first, 0))) {
    let moved = 0;
    const place = table.name === progress.table ? progress.place : undefined;
    for (const batch of source.batchesOf(here, table, place)) {
      await target.writeBatch(there, table, batch).catch((error) => refused(table, error));
      moved += batch.rows.length;
      if (moved % TOLD_ROWS === 0) tell(`${table.name}: ${moved} moved so far`);
    }
    if (moved > 0) tell(`${table.name}: ${moved} moved`);
  }
}

/** The error without its detail, which contains values. */
function refused({ name }: Table, error: unknown): never {
  if (!(error instanceof DatabaseError)) throw error;
  throw new MoveRefusal(`The target refused rows of ${name}: ${error.message}.`);
}

/** Checks that source and target have equally many rows, and that every row of the source is in the target unchanged. */
async function compareTables(
  here: source.Source,
  there: Client,
  tables: Table[],
  tell: Move["tell"],
): Promise<void> {
  tell("Comparing both, row by row.");
  const different: string[] = [];
  let total = 0;
  for (const table of tables) {
    const counts = [source.countRows(here, table), await target.countRows(there, table)];
    let alike = 0;
    for (const batch of source.batchesOf(here, table)) alike += await target.countAlike(there, table, batch);
    const [ours = 0, theirs = 0] = counts;
    total += ours;
    if (ours !== theirs || ours !== alike)
      different.push(`${table.name} (${ours} in the file, ${theirs} in the target, ${alike} of them alike)`);
    else if (ours > 0) tell(`${table.name}: ${ours} in both`);
  }
  if (different.length > 0)
    throw new MoveRefusal(`They differ: ${different.join("; ")}. Begin anew with an empty database.`);
  tell(
    `Tables compared: ${tables.length}, with ${total} rows in the file and in the target, all of them alike.`,
  );
}
