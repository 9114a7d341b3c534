// Owns the command that brings the database to the shape of this version, and drafts the next migrations.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { settings } from "@/lib/platform/env";
import { migrationAdapter } from "@/lib/platform/postgresql";
import { sqliteAdapter } from "@/lib/platform/sqlite";
import { draftMigration } from "@/prisma/migrate";
import { postgresqlPrograms, startCluster } from "@/prisma/throw-away-cluster";
import { write } from "@/scripts/twofold/terminal";

export const migrate = {
  usage: "migrate [--draft INTENT]",
  about:
    "Applies pending migrations. With --draft, writes the next ones from prisma/schema.prisma instead, for SQLite and PostgreSQL.",
  async run(args: string[]): Promise<void> {
    const [flag, intent] = args;
    if (flag === "--draft" && intent) return draft(intent);
    const applied = await prepareDatabase(settings().databaseUrl);
    write(applied.length === 0 ? "Nothing to migrate." : `Applied ${applied.join(", ")}.`);
  },
};

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
