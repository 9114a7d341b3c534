// Owns the first half of a rolling upgrade: a migration that only adds is applied while older servers run, and one of them
// restarts. Nobody may notice.
import { strictEqual } from "node:assert";
import { migrationAdapter } from "@/lib/platform/database/postgresql";
import { settings } from "@/lib/platform/env";
import { applyMigration } from "@/prisma/apply-migration";
import type { Stage } from "@/scripts/instances/across-servers";
import { amidTheCrowd } from "@/scripts/instances/crowd";
import type { Instance } from "@/scripts/instances/instance";

/** Each kind of addition, to the tables that are written most. */
const ADDITIONS = `
  ALTER TABLE "Account" ADD COLUMN "later" TEXT;
  ALTER TABLE "Session" ADD COLUMN "later" INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE "AuditRow" ADD COLUMN "later" TEXT;
  CREATE TABLE "Later" ("id" TEXT PRIMARY KEY, "accountId" TEXT NOT NULL
    REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
  CREATE INDEX "Session_later" ON "Session" ("later")`;

/** Applies the additions and restarts these servers while a crowd is at work. Throws if anybody noticed. */
export async function newerDatabase(stage: Stage, instances: Instance[]): Promise<void> {
  await amidTheCrowd(stage, "a migration of a later version, and a start on it", async () => {
    const connection = await migrationAdapter(settings().databaseUrl).connect();
    try {
      const migration = { name: "29990101000000_later", sql: ADDITIONS };
      strictEqual(await applyMigration(connection, migration), true);
    } finally {
      await connection.dispose();
    }
    for (const instance of instances) {
      strictEqual(await instance.stop(), 0);
      await instance.start();
    }
  });
}
