// Owns keeping a process off a half-filled PostgreSQL: one into which an installation is being moved.
import { withClient } from "@/lib/platform/database/postgresql-setup";
import { SettingsError } from "@/lib/platform/settings-error";

/** Holds one row about the move that filled the database; does not exist where nothing was moved (prisma/move). */
export const MOVE_TABLE = "_twofold_move";

/**
 * Throws SettingsError while a move into the database is not finished: writes meanwhile would be in its way.
 * @param url of a role that may use the schema
 */
export async function refuseUnfinishedMove(url: string): Promise<void> {
  await withClient(url, async (client) => {
    // The catalog instead of to_regclass, which a role without rights on the schema may not call.
    const known = "SELECT FROM pg_class WHERE relname = $1 AND relnamespace = 'public'::regnamespace";
    if ((await client.query(known, [MOVE_TABLE])).rowCount === 0) return;
    const unfinished = `SELECT FROM "${MOVE_TABLE}" WHERE "finishedAt" IS NULL`;
    if ((await client.query(unfinished)).rowCount === 0) return;
    throw new SettingsError(
      "DATABASE_URL names a database with an unfinished move in it: run the same migrate --from … --to … again",
    );
  });
}
