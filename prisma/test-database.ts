// Owns the template from which tests' databases are copied: migrated once per run, removed after it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { sqliteAdapter } from "@/lib/platform/database/sqlite";
import { applyMigrations } from "@/prisma/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of this run's databases; its `template.db` is migrated and empty. */
    databaseFolder: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "twofold-test-"));
  await applyMigrations(sqliteAdapter(`file:${join(folder, "template.db")}`));
  project.provide("databaseFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
