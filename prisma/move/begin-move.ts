// Owns how a move begins or resumes: what the target must be like, and the note in it of how far the move has come.
import type { Client } from "pg";
import { preparePostgresql } from "@/lib/platform/database/postgresql-setup";
import { MOVE_TABLE } from "@/lib/platform/database/unfinished-move";
import { MoveRefusal } from "@/prisma/move/move-refusal";
import type { Place, Source } from "@/prisma/move/sqlite-source";
import { targetTables } from "@/prisma/move/tables-to-move";

/** Tables with rows made by the migrations, and a condition for these rows: they come with the source as well. */
const SEEDS: Record<string, string> = { DailyFigure: '"value" = 0' };

/** How far a move has come. */
export interface Progress {
  /** The table under way, and its last row in the target. All tables before it are complete. */
  table: string | null;
  place: Place | undefined;
  finishedAt: Date | null;
}

/**
 * Makes the tables and the note of the move, or finds those of one that was interrupted.
 * @throws MoveRefusal for a database that holds anything else
 */
export async function beginMove(target: Client, url: string, source: Source): Promise<Progress> {
  await refuseWithoutRights(target);
  const names = await targetTables(target);
  if (names.length > 0 && !names.includes("AuditRow"))
    throw new MoveRefusal(`The target holds tables of something else (${names[0]}). Name an empty database.`);
  const known = await readProgress(target, source);
  if (known) return known;
  await refuseRows(target, names);
  await preparePostgresql(url);
  await target.query("BEGIN");
  await target.query(`CREATE TABLE "${MOVE_TABLE}" (
    "installation" TEXT NOT NULL, "state" TEXT NOT NULL, "table" TEXT, "place" TEXT,
    "startedAt" TIMESTAMPTZ NOT NULL DEFAULT now(), "finishedAt" TIMESTAMPTZ)`);
  // For every role, because every server checks whether the move is finished.
  await target.query(`GRANT SELECT ("finishedAt") ON "${MOVE_TABLE}" TO PUBLIC`);
  const { installation, state } = source;
  await target.query(`INSERT INTO "${MOVE_TABLE}" VALUES ($1, $2)`, [installation, state]);
  for (const [table, isSeed] of Object.entries(SEEDS))
    await target.query(`DELETE FROM "${table}" WHERE ${isSeed}`);
  await target.query("COMMIT");
  return { table: null, place: undefined, finishedAt: null };
}

async function refuseWithoutRights(target: Client): Promise<void> {
  const { rows } = await target.query<{ may: boolean }>(`
    SELECT has_schema_privilege(current_user, 'public', 'CREATE') AND NOT EXISTS (
      SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')
        AND NOT pg_has_role(current_user, relowner, 'USAGE')) AS "may"`);
  if (!rows[0]?.may) throw new MoveRefusal("--to must name the role that owns the database and its tables.");
}

async function readProgress(target: Client, { installation, state }: Source): Promise<Progress | undefined> {
  const known = "SELECT FROM pg_class WHERE relname = $1 AND relnamespace = 'public'::regnamespace";
  if ((await target.query(known, [MOVE_TABLE])).rowCount === 0) return undefined;
  const { rows } = await target.query(`SELECT * FROM "${MOVE_TABLE}"`);
  const { table, place, finishedAt, ...noted } = rows[0] ?? {};
  if (noted.installation !== installation)
    throw new MoveRefusal("Another installation was moved into the target. Name an empty database.");
  if (noted.state !== state)
    throw new MoveRefusal(
      finishedAt
        ? `It was moved at ${finishedAt.toISOString()}, and the file was written to since then: that is not in the target. To move all of it, name an empty database.`
        : "The file was written to since the move began, so it cannot be resumed. Begin anew with an empty database.",
    );
  return { table, place: place ? JSON.parse(place) : undefined, finishedAt };
}

async function refuseRows(target: Client, names: string[]): Promise<void> {
  for (const name of names) {
    const seeds = SEEDS[name];
    const sql = `SELECT FROM "${name}" ${seeds ? `WHERE NOT (${seeds})` : ""} LIMIT 1`;
    if ((await target.query(sql)).rowCount !== 0)
      throw new MoveRefusal(
        `The target is not empty: ${name} holds rows. Name an empty database; nothing was changed.`,
      );
  }
}
