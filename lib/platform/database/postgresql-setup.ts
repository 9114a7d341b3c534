// Owns what happens to PostgreSQL before the first query of a process: migrations, once, and what each role may do.
import type { Client } from "pg";
import { migrationAdapter, pg } from "@/lib/platform/database/postgresql";
import { readPostgresqlAddress } from "@/lib/platform/database/postgresql-address";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { SettingsError } from "@/lib/platform/settings-error";
import { applyMigrations, isUpToDate } from "@/prisma/migrate";

/** One start migrates, and the others wait for it. */
const MIGRATION_LOCK = 0x32666c64;

/**
 * Applies migrations as the owner. Where the application has a role of its own, that role may then read and write
 * everything except the security log, to which it may only add (R89, decision 016).
 * @param ownerUrl MIGRATE_DATABASE_URL; if absent, the role of DATABASE_URL owns everything
 * @returns names of the migrations applied now
 */
export async function preparePostgresql(databaseUrl: string, ownerUrl?: string): Promise<string[]> {
  await withClient(databaseUrl, refuseOtherIsolation);
  const url = ownerUrl ?? databaseUrl;
  if (!ownerUrl && (await isUpToDate(migrationAdapter(url)))) return [];
  return withClient(url, async (client) => {
    if (ownerUrl) await refuseOneRole(client, readPostgresqlAddress(databaseUrl).user);
    await refuseWithoutRights(client);
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await applyMigrations(migrationAdapter(url));
    if (ownerUrl) await giveRights(client, readPostgresqlAddress(databaseUrl).user);
    return applied;
  });
}

/** Runs work on a connection of its own, and closes it. */
export async function withClient<T>(
  connectionString: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { Client: OneClient } = pg();
  const client = new OneClient({ connectionString, application_name: "twofold-migrate" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    // The lock goes with the connection.
    await client.end();
  }
}

/**
 * Locks depend on it (decision 016): under another level a transaction still sees what was there before it waited for its
 * lock, and a ticket of the old password outlives its change (seen in 22 of 28 tries).
 */
async function refuseOtherIsolation(client: Client): Promise<void> {
  const { rows } = await client.query("SHOW default_transaction_isolation");
  const level = String(rows[0]?.default_transaction_isolation);
  if (level !== "read committed")
    throw new SettingsError(
      `DATABASE_URL: default_transaction_isolation is "${level}" for this role and database and must be "read committed"`,
    );
}

/** One role for both would take away its own rights, and those of the functions that seal the log. */
async function refuseOneRole(client: Client, userName: string): Promise<void> {
  const { rows } = await client.query('SELECT current_user = $1 AS "isOne"', [userName]);
  if (rows[0]?.isOne === true)
    throw new SettingsError("MIGRATE_DATABASE_URL must name another role than DATABASE_URL, or be left out");
}

async function refuseWithoutRights(client: Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT has_schema_privilege(current_user, 'public', 'CREATE') AS \"may\"",
  );
  if (rows[0]?.may !== true)
    throw new SettingsError(
      "MIGRATE_DATABASE_URL must name the role that owns the database: there is something to migrate",
    );
}

async function giveRights(client: Client, userName: string): Promise<void> {
  const role = client.escapeIdentifier(userName);
  const kept = `'SELECT interval ''${AUDIT_RETENTION_SECONDS} seconds'''`;
  const statements = [
    "BEGIN",
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
    `REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM ${role}`,
    `REVOKE UPDATE, DELETE, TRUNCATE ON "AuditRow" FROM ${role}`,
    `GRANT EXECUTE ON FUNCTION twofold_audit_seal, twofold_audit_rename, twofold_audit_retire TO ${role}`,
    `CREATE OR REPLACE FUNCTION twofold_audit_kept_for() RETURNS interval LANGUAGE sql STABLE AS ${kept}`,
    "COMMIT",
  ];
  for (const statement of statements) await client.query(statement);
}
