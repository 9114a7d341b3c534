// Owns the command that brings the database to the shape of this version, and drafts the next migration.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { sqliteAdapter } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { draftMigration } from "@/prisma/migrate";
import { write } from "@/scripts/twofold/terminal";

export const migrate = {
  usage: "migrate [--draft INTENT]",
  about: "Applies pending migrations. With --draft, writes the next one from prisma/schema.prisma instead.",
  async run(args: string[]): Promise<void> {
    const [flag, intent] = args;
    if (flag === "--draft" && intent) return draft(intent);
    const applied = await prepareDatabase(settings().databaseUrl);
    write(applied.length === 0 ? "Nothing to migrate." : `Applied ${applied.join(", ")}.`);
  },
};

async function draft(intent: string): Promise<void> {
  const scratch = join(mkdtempSync(join(tmpdir(), "twofold-")), "scratch.db");
  const folder = await draftMigration(sqliteAdapter(`file:${scratch}`), intent, clock.now());
  write(folder ? `Wrote ${folder}.` : "The schema says nothing new.");
}
