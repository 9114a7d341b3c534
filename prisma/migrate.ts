// Owns the migration runner: applies the database's folder of migrations and drafts the next one from the schema.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { appliedNames, applyMigration, type Migration } from "@/prisma/apply-migration";
import { withSchemaEngine } from "./schema-engine";

const PRISMA_FOLDER = resolve("prisma");
const NO_FILTERS = { externalTables: [], externalEnums: [] };

export type Provider = "sqlite" | "postgresql";

function providerOf(adapter: SqlMigrationAwareDriverAdapterFactory): Provider {
  return adapter.provider === "sqlite" ? "sqlite" : "postgresql";
}

/** PostgreSQL's schema is written where the clients are generated (scripts/steps/prisma-client.mjs). */
function readSchema(provider: Provider): string {
  const file = provider === "sqlite" ? join(PRISMA_FOLDER, "schema.prisma") : "generated/postgresql.prisma";
  return readFileSync(resolve(file), "utf8");
}

function migrationsFolder(provider: Provider): string {
  return join(PRISMA_FOLDER, "migrations", provider);
}

/** Names of the migrations that lead to this version, in order. */
export function migrationNames(provider: Provider): string[] {
  const folder = migrationsFolder(provider);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function readMigration(provider: Provider, name: string): Migration {
  return { name, sql: readFileSync(join(migrationsFolder(provider), name, "migration.sql"), "utf8") };
}

/** Names of the migrations that are still to be applied, in order. */
async function pendingNames(connection: SqlDriverAdapter, provider: Provider): Promise<string[]> {
  const applied = await appliedNames(connection);
  return migrationNames(provider).filter((name) => !applied.has(name));
}

/** Whether there is nothing to apply. */
export async function isUpToDate(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<boolean> {
  const connection = await adapter.connect();
  try {
    return (await pendingNames(connection, providerOf(adapter))).length === 0;
  } catch {
    return false; // Whoever may not even read that is told so where it is applied.
  } finally {
    await connection.dispose();
  }
}

/**
 * Applies every migration that the database does not have yet, each as a whole or not at all. Returns the names of those
 * applied now.
 * @param last where to stop, to make a database of an earlier version
 */
export async function applyMigrations(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  last?: string,
): Promise<string[]> {
  const provider = providerOf(adapter);
  const connection = await adapter.connect();
  const applied: string[] = [];
  try {
    for (const name of await pendingNames(connection, provider)) {
      if (last !== undefined && name > last) break;
      if (await applyMigration(connection, readMigration(provider, name))) applied.push(name);
    }
    return applied;
  } finally {
    await connection.dispose();
  }
}

/**
 * The SQL that leads from the migrations folder to schema.prisma; empty when they agree.
 * @param adapter of an empty scratch database, on which the folder is replayed
 */
export async function schemaDrift(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<string> {
  await applyMigrations(adapter);
  const schema = readSchema(providerOf(adapter));
  const files = [{ path: "schema.prisma", content: schema }];
  return withSchemaEngine(adapter, schema, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: PRISMA_FOLDER },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout?.includes("This is an empty migration") ? "" : (stdout ?? "");
  });
}

/** Text is compared by its bytes, as SQLite does, whatever language the database was made for (decision 016). */
function withByteOrder(sql: string): string {
  return sql.replace(/ TEXT\b(?! COLLATE)/g, ' TEXT COLLATE "C"');
}

/** Writes the drift as a new migration, named by its intent. Returns its folder, or null when there is no drift. */
export async function draftMigration(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  intent: string,
  now: Date,
): Promise<string | null> {
  const sql = await schemaDrift(adapter);
  if (sql === "") return null;
  const provider = providerOf(adapter);
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder(provider), `${stamp}_${intent}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), provider === "sqlite" ? sql : withByteOrder(sql));
  return folder;
}
