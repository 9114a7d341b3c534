// Owns the cluster of a test run on PostgreSQL: a template is migrated once, and the cluster is removed at the end.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrationAdapter } from "@/lib/platform/database/postgresql";
import { applyMigrations } from "@/prisma/migrate";

const TEMPLATE = "template_twofold";

import { startCluster } from "@/prisma/throw-away-cluster";

declare module "vitest" {
  export interface ProvidedContext {
    /** `postgresql://` URL of the cluster, for the owner of its databases; replace the name of the database in it. */
    clusterUrl: string;
    /** Name of a migrated, empty database to copy. */
    clusterTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  const folder = mkdtempSync(join(tmpdir(), "twofold-test-"));
  const end = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await cluster.createDatabase(TEMPLATE);
    await applyMigrations(migrationAdapter(cluster.url(TEMPLATE)));
  } catch (error) {
    await end();
    throw error;
  }
  project.provide("clusterUrl", cluster.url("DATABASE"));
  project.provide("clusterTemplate", TEMPLATE);
  project.provide("databaseFolder", folder);
  return end;
}
