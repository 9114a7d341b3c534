// Owns giving people of the crowd what they have: passwords, authenticators, recovery codes, sessions, keys and so on.
import { createHash } from "node:crypto";
import { pg } from "@/lib/platform/database/postgresql";
import { isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { DAY_MS } from "@/lib/platform/seconds-after";
import { dayOf } from "@/lib/platform/utc-day";
import { openForSeeding, timeOf, withoutIndexes } from "@/scripts/bench/admin-seed";
import { withoutIndexes as withoutIndexesOnPostgresql } from "@/scripts/bench/admin-seed-postgresql";
import { grownTables } from "@/scripts/bench/growth-tables";

/** The people from one place up to another, who have accounts already. */
interface Newcomers {
  from: number;
  to: number;
  nowMs: number;
}

/** Their places and ids. Both databases can count in this way. */
const newcomers = ({ from, to }: Newcomers) => `
  CREATE TEMP TABLE newcomer AS
  WITH RECURSIVE place(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM place WHERE n + 1 < ${to})
  SELECT n, substr(md5('id' || n), 1, 22) AS "id" FROM place`;

const tablesFor = ({ nowMs }: Newcomers) =>
  grownTables({ day: dayOf(new Date(nowMs)), now: timeOf(nowMs), tomorrow: timeOf(nowMs + DAY_MS) });

/** Writes what they have. Nobody else may have SQLite's file open. */
export async function seedBelongings(people: Newcomers): Promise<void> {
  if (isPostgresql()) await seedOnPostgresql(people);
  else seedOnSqlite(people);
}

function seedOnSqlite(people: Newcomers): void {
  const db = openForSeeding();
  try {
    db.function("md5", { deterministic: true }, (text) =>
      createHash("md5").update(String(text)).digest("hex"),
    );
    db.function("repeat", { deterministic: true }, (text, times) => String(text).repeat(Number(times)));
    db.exec(newcomers(people));
    for (const { table, sql } of tablesFor(people))
      withoutIndexes(db, table, () => void db.exec(`INSERT INTO "${table}" ${sql}`));
  } finally {
    db.pragma("journal_mode = WAL");
    db.close();
  }
}

async function seedOnPostgresql(people: Newcomers): Promise<void> {
  const client = new (pg().Client)({ connectionString: settings().databaseUrl });
  await client.connect();
  try {
    await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
    await client.query(`${newcomers(people)}; ANALYZE newcomer; ANALYZE "Account"`);
    for (const { table, sql } of tablesFor(people))
      await withoutIndexesOnPostgresql(client, table, () => client.query(`INSERT INTO "${table}" ${sql}`));
  } finally {
    await client.end();
  }
}
