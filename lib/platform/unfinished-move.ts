// Owns keeping a process off a PostgreSQL that is half filled: an installation is moved into it, and the move has not ended.
import { withClient } from "@/lib/platform/postgresql-setup";
import { SettingsError } from "@/lib/platform/settings-error";

/** One row about the move that made the database what it is: none where nothing was moved (prisma/move). */
export const MOVE_TABLE = "_twofold_move";

/**
 * Throws SettingsError while a move into the database is not finished: what is written meanwhile would be in its way.
 * @param url of a role that may use the schema
 */
export async function refuseUnfinishedMove(url: string): Promise<void> {
  await withClient(url, async (client) => {
    // The catalog, and not to_regclass, which a role without rights on the schema may not ask.
    const known = "SELECT FROM pg_class WHERE relname = $1 AND relnamespace = 'public'::regnamespace";
    if ((await client.query(known, [MOVE_TABLE])).rowCount === 0) return;
    const unfinished = `SELECT FROM "${MOVE_TABLE}" WHERE "finishedAt" IS NULL`;
    if ((await client.query(unfinished)).rowCount === 0) return;
    throw new SettingsError(
      "DATABASE_URL names a database with an unfinished move in it: run the same migrate --from … --to … again",
    );
  });
}
