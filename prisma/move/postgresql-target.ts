// Owns the database that is moved into: writing batches with the place they end at, reading them back, and finishing.
import { Client } from "pg";
import { MOVE_TABLE } from "@/lib/platform/database/unfinished-move";
import { MoveRefusal } from "@/prisma/move/move-refusal";
import type { Batch } from "@/prisma/move/sqlite-source";
import type { Table } from "@/prisma/move/tables-to-move";

/** "2mov" in ASCII: one move at a time. */
const MOVE_LOCK = 0x326d6f76;
/** PostgreSQL may need this long to notice that the process of an earlier move is gone. */
const LOCK_WAIT = "10s";

/**
 * Connects for a move, under a lock against a second one; the lock ends with the connection.
 * @throws MoveRefusal when the target does not answer, or another move into it is running
 */
export async function openTarget(connectionString: string): Promise<Client> {
  const target = new Client({ connectionString, application_name: "twofold-move", keepAlive: true });
  // An error that breaks the connection also reaches the running query.
  target.on("error", () => {});
  try {
    await target.connect();
    await target.query(`SET search_path = public; SET lock_timeout = '${LOCK_WAIT}'`);
    await target.query("SELECT pg_advisory_lock($1)", [MOVE_LOCK]);
    await target.query("SET lock_timeout = 0");
    return target;
  } catch (error) {
    await target.end();
    const { code, message } = error as Error & { code?: string };
    throw new MoveRefusal(
      code === "55P03"
        ? "Another move into the target is running."
        : `The target does not answer: ${message}`,
    );
  }
}

/** Writes rows and the place that they end at, both or neither. */
export async function writeBatch(target: Client, table: Table, { rows, place }: Batch): Promise<void> {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(", ");
  const sql = `WITH moved AS (
      INSERT INTO "${table.name}" (${columns})
      SELECT ${columns} FROM json_populate_recordset(NULL::"${table.name}", $1::json)
    ) UPDATE "${MOVE_TABLE}" SET "table" = $2, "place" = $3`;
  await target.query(sql, [JSON.stringify(rows), table.name, JSON.stringify(place)]);
}

/** How many of these rows are in the target with every column equal. */
export async function countAlike(target: Client, table: Table, { rows }: Batch): Promise<number> {
  const isSame = table.key.map(({ name }) => `ours."${name}" = theirs."${name}"`).join(" AND ");
  const sql = `SELECT count(*)::integer AS "n"
    FROM json_populate_recordset(NULL::"${table.name}", $1::json) AS theirs
    JOIN "${table.name}" AS ours ON ${isSame} WHERE ours IS NOT DISTINCT FROM theirs`;
  return (await target.query<{ n: number }>(sql, [JSON.stringify(rows)])).rows[0]?.n ?? 0;
}

/** How many rows a table of the target has. */
export async function countRows(target: Client, { name }: Table): Promise<number> {
  return Number((await target.query(`SELECT count(*) AS "n" FROM "${name}"`)).rows[0]?.n);
}

/** Makes every self-numbering column continue after the greatest number of the source. */
export async function setSequences(target: Client, lastGiven: (table: string) => string): Promise<void> {
  const { rows } = await target.query<{ table: string; column: string; sequence: string }>(`
    SELECT * FROM (
      SELECT c.relname::text AS "table", a.attname::text AS "column",
        pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS "sequence"
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r') AS columns
    WHERE "sequence" IS NOT NULL`);
  for (const { table, column, sequence } of rows) {
    const sql = `SELECT setval($1, "last") FROM (
      SELECT greatest($2::bigint, (SELECT max("${column}") FROM "${table}")) AS "last") AS found WHERE "last" > 0`;
    await target.query(sql, [sequence, lastGiven(table)]);
  }
}

/** Notes that the move is finished: from now on servers may start. */
export async function finishMove(target: Client): Promise<void> {
  await target.query("ANALYZE");
  await target.query(`UPDATE "${MOVE_TABLE}" SET "finishedAt" = now(), "place" = NULL`);
}
