// Owns the command that brings the database to the shape of this version, and drafts the next migrations.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { settings } from "@/lib/platform/env";
import { migrationAdapter } from "@/lib/platform/postgresql";
import { sqliteAdapter } from "@/lib/platform/sqlite";
import { draftMigration } from "@/prisma/migrate";
import { postgresqlPrograms, startCluster } from "@/prisma/throw-away-cluster";
import { move } from "@/scripts/twofold/move";
import { write } from "@/scripts/twofold/terminal";

export const migrate = {
  usage: "migrate [--from file:… --to postgresql://…] [--draft INTENT]",
  about:
    "Applies pending migrations. With --from and --to, moves an installation from SQLite to PostgreSQL instead: stop the server first; the target is an empty database, named for the role that owns it. All rows are compared at the end, and the same command goes on where it was interrupted. With --draft, writes the next migrations from prisma/schema.prisma, for SQLite and PostgreSQL.",
  async run(args: string[]): Promise<void> {
    const asked = parsed(args);
    if (typeof asked === "string") {
      write(asked);
      process.exitCode = 1;
      return;
    }
    if (asked.from !== undefined && asked.to !== undefined) return move(asked.from, asked.to);
    if (asked.draft) return draft(asked.draft);
    const applied = await prepareDatabase(settings().databaseUrl);
    write(applied.length === 0 ? "Nothing to migrate." : `Applied ${applied.join(", ")}.`);
  },
};

/** What was asked for, or what is wrong with it. */
function parsed(args: string[]): { from?: string; to?: string; draft?: string } | string {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ args, options: { from: text, to: text, draft: text } });
    const isHalf = (values.from === undefined) !== (values.to === undefined);
    return isHalf ? "Name both --from file:… and --to postgresql://…" : values;
  } catch (error) {
    return error instanceof Error ? error.message : "That is no such command.";
  }
}

async function draft(intent: string): Promise<void> {
  const now = clock.now();
  const tell = (folder: string | null, name: string) =>
    write(folder ? `Wrote ${folder}.` : `The schema says nothing new to ${name}.`);
  const scratch = join(mkdtempSync(join(tmpdir(), "twofold-")), "scratch.db");
  tell(await draftMigration(sqliteAdapter(`file:${scratch}`), intent, now), "SQLite");
  if (!postgresqlPrograms()) {
    write(
      "No PostgreSQL here, so its migration was not written: install Debian's package postgresql, and draft again.",
    );
    return;
  }
  const cluster = await startCluster();
  try {
    await cluster.createDatabase("scratch");
    tell(await draftMigration(migrationAdapter(cluster.url("scratch")), intent, now), "PostgreSQL");
  } finally {
    await cluster.stop();
  }
}
