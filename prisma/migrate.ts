// Owns the migration runner: applies the database's folder of migrations and drafts the next one from the schema.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { withSchemaEngine } from "./schema-engine";

const PRISMA_FOLDER = resolve("prisma");
const NO_FILTERS = { externalTables: [], externalEnums: [] };

export type Provider = "sqlite" | "postgresql";

function providerOf(adapter: SqlMigrationAwareDriverAdapterFactory): Provider {
  return adapter.provider === "sqlite" ? "sqlite" : "postgresql";
}

/** PostgreSQL's twin is written where the clients are generated (scripts/steps/prisma-client.mjs). */
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

function listMigrations(provider: Provider, last?: string) {
  const baseDir = migrationsFolder(provider);
  const names = migrationNames(provider).filter((name) => last === undefined || name <= last);
  const migrationDirectories = names.map((path) => ({
    path,
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok" as const, value: readFileSync(join(baseDir, path, "migration.sql"), "utf8") },
    },
  }));
  const lockfile = { path: "migration_lock.toml", content: `provider = "${provider}"\n` };
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}

/** Whether there is nothing to apply. */
export async function isUpToDate(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<boolean> {
  const connection = await adapter.connect();
  try {
    const sql = "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL";
    const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
    const applied = new Set(rows.map(([name]) => name));
    return migrationNames(providerOf(adapter)).every((name) => applied.has(name));
  } catch {
    return false; // No such table: nothing was ever applied.
  } finally {
    await connection.dispose();
  }
}

/**
 * Applies every migration that the database has not seen. Returns the names of those applied now.
 * @param last where to stop, to make a database of an earlier version
 */
export async function applyMigrations(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  last?: string,
): Promise<string[]> {
  // The engine wants the database for itself; where there is nothing to do, a running server need not mind.
  if (await isUpToDate(adapter)) return [];
  const provider = providerOf(adapter);
  const input = { migrationsList: listMigrations(provider, last), filters: NO_FILTERS };
  return withSchemaEngine(adapter, readSchema(provider), async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations(input);
    return appliedMigrationNames;
  });
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
