// Owns what a move that was killed while it made the tables leaves behind: nobody knows whether the last migration took
// place, and there is nothing in the tables yet, so they are made anew.
import type { Client } from "pg";
import { migrationNames } from "@/prisma/migrate";

/**
 * Drops our tables and functions where a migration was begun and has not ended.
 * @param tables all that are there; none of them may hold rows
 */
export async function clearHalfMigrated(target: Client, tables: string[]): Promise<void> {
  const known =
    "SELECT FROM pg_class WHERE relname = '_prisma_migrations' AND relnamespace = 'public'::regnamespace";
  if ((await target.query(known)).rowCount === 0) return;
  const { rows } = await target.query<{ isHalf: boolean | null; isOurs: boolean | null }>(
    `SELECT bool_or("finished_at" IS NULL) AS "isHalf", bool_and("migration_name" = ANY ($1)) AS "isOurs"
    FROM "_prisma_migrations"`,
    [migrationNames("postgresql")],
  );
  if (!rows[0]?.isHalf || !rows[0].isOurs) return;
  const functions = await target.query<{ name: string }>(
    `SELECT oid::regprocedure::text AS "name" FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'twofold\\_audit\\_%'`,
  );
  const drops = [...tables, "_prisma_migrations"].map((name) => `DROP TABLE "${name}" CASCADE`);
  drops.push(...functions.rows.map(({ name }) => `DROP FUNCTION ${name} CASCADE`));
  // One script is one transaction.
  await target.query(drops.join(";"));
}
