// Owns the command that migrates the database to this version, and drafts the next migrations.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { migrationAdapter } from "@/lib/platform/database/postgresql";
import { sqliteAdapter } from "@/lib/platform/database/sqlite";
import { settings } from "@/lib/platform/env";
import { draftMigration } from "@/prisma/migrate";
import { postgresqlPrograms, startCluster } from "@/prisma/throw-away-cluster";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { move } from "@/scripts/twofold/move";
import { fail, write } from "@/scripts/twofold/terminal";

export const migrate = {
  usage: "migrate [--from file:… --to postgresql://…] [--draft INTENT]",
  about:
    "Applies pending migrations. With --from and --to, moves an installation from SQLite to PostgreSQL instead: stop the server first; the target is an empty database, named for the role that owns it. All rows are compared at the end, and the same command goes on where it was interrupted. With --draft, writes the next migrations from prisma/schema.prisma, for SQLite and PostgreSQL.",
  options: { from: { type: "string" }, to: { type: "string" }, draft: { type: "string" } },
  async run({ options: { from, to, draft: intent } }: Arguments): Promise<void> {
    const isMove = from !== undefined || to !== undefined;
    if (isMove && intent !== undefined) return fail("Move, or draft: one of the two.");
    if (isMove && (from === undefined || to === undefined))
      return fail("Name both --from file:… and --to postgresql://…");
    if (isMove) return move(String(from), String(to));
    if (intent !== undefined) return draft(String(intent));
    const applied = await prepareDatabase(settings().databaseUrl);
    write(applied.length === 0 ? "Nothing to migrate." : `Applied ${applied.join(", ")}.`);
  },
} satisfies Command;

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
