// Owns what `migrate --from … --to …` says: its progress, why it stopped, and what to do next.
import { isPostgresqlUrl } from "@/lib/platform/database/postgresql";
import { moveInstallation } from "@/prisma/move/move-installation";
import { MoveRefusal } from "@/prisma/move/move-refusal";
import { fail, write } from "@/scripts/twofold/terminal";

/** Moves an installation, and says why not in one line where it cannot. */
export async function move(from: string, to: string): Promise<void> {
  if (!from.startsWith("file:") || !isPostgresqlUrl(to))
    return fail("The only way is from SQLite to PostgreSQL: --from file:… --to postgresql://…");
  try {
    const finishedAt = await moveInstallation({ from, to, tell: write });
    if (finishedAt) return write(`Nothing to do: it was moved at ${finishedAt.toISOString()}.`);
    write(`Moved. Set DATABASE_URL to the new database and keep all other settings, the keys above all;
run "npm run twofold -- audit verify", start the server, and put the file away.`);
  } catch (error) {
    if (error instanceof MoveRefusal) return fail(error.message);
    const message = error instanceof Error ? error.message : String(error);
    fail(`The move stopped: ${message}. The same command goes on where it was.`);
  }
}
