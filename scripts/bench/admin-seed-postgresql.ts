// Owns seeding the benchmark's crowd on PostgreSQL: the same people and rows as on SQLite, made inside the database.
import type { Client } from "pg";
import { pg } from "@/lib/platform/database/postgresql";
import { settings } from "@/lib/platform/env";
import { FIGURE_DAYS, FIGURES } from "@/scripts/bench/admin-figures";

export interface CrowdSize {
  people: number;
  rows: number;
}

/** SQL for a number below `limit` that place and purpose decide, the same in every run. */
const drawn = (purpose: string, limit: number) => `(hashtext('${purpose}' || n) & 2147483647) % ${limit}`;
/** SQL for the time of the run, which `$1` gives in Unix milliseconds. */
const RUN = "(to_timestamp($1::double precision / 1000) AT TIME ZONE 'UTC')";

const PEOPLE = `
  INSERT INTO "Account" ("id", "email", "role", "createdAt", "emailConfirmedAt", "locale", "name", "nameKey",
    "lastSignInAt", "deactivatedAt", "factorCount", "codesLeft", "codesLow", "lockedUntil")
  SELECT left(md5('id' || n), 22), left(md5('email' || n), 12) || '@bench.example',
    CASE WHEN n % 100 = 0 THEN 'admin' ELSE 'member' END, created, created, 'en', name, lower(name),
    CASE WHEN n % 20 <> 0 THEN ${RUN} - ${drawn("seen", 120)} * interval '1 day' - n * interval '1 ms' END,
    CASE WHEN n % 200 = 1 THEN ${RUN} - n * interval '1 ms' END,
    factors, codes, factors > 0 AND codes <= 3,
    CASE WHEN n % 500 = 2 THEN ${RUN} + interval '1 day' + n * interval '1 ms' END
  FROM (SELECT n, factors, CASE WHEN factors = 0 THEN 0 ELSE ${drawn("codes", 11)} END AS codes,
      ${RUN} - ${drawn("created", 365)} * interval '1 day' - n * interval '1 ms' AS created,
      'Person ' || ${drawn("name", 1_000_000)} || ' ' || n AS name
    FROM (SELECT n, CASE WHEN n % 5 = 0 THEN 0 ELSE 1 + n % 2 END AS factors
      FROM generate_series($2::integer, $3::integer - 1) AS n) AS counted) AS made`;

const ENTRIES = `
  INSERT INTO "AuditRow" ("at", "actorId", "subjectId", "event", "result", "factor", "requestId", "address", "browser", "seal", "sealKeyId")
  SELECT ${RUN} - ($3::integer - n) * (interval '180 days' / $3::integer), id, id,
    (ARRAY['password.checked', 'second-factor.checked', 'session.opened', 'second-factor.checked', 'session.ended'])[kind],
    CASE WHEN kind = 4 THEN 'failure' ELSE 'success' END,
    (ARRAY['password', 'authenticator', 'authenticator', 'authenticator', NULL])[kind],
    lpad(n::text, 22, 'r'), '203.0.113.0/24', 'Firefox on Linux', lpad(n::text, 43, 's'), 'p1'
  FROM (SELECT n, left(md5('id' || (n::bigint * 7919) % $4::integer), 22) AS id, 1 + (n + n / $4::integer) % 5 AS kind
    FROM generate_series($2::integer, $3::integer - 1) AS n) AS made`;

/**
 * Brings the database to so many people and audit rows.
 * @param had what is there already
 */
export async function seedOnPostgresql(had: CrowdSize, size: CrowdSize, nowMs: number): Promise<void> {
  const client = new (pg().Client)({ connectionString: settings().databaseUrl });
  await client.connect();
  try {
    await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
    if (size.people > had.people)
      await withoutIndexes(client, "Account", () => client.query(PEOPLE, [nowMs, had.people, size.people]));
    if (size.rows > had.rows)
      await withoutIndexes(client, "AuditRow", () =>
        client.query(ENTRIES, [nowMs, had.rows, size.rows, size.people]),
      );
    await seedFigures(client, size, nowMs);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

/** Empties the log. Its owner takes its guards off for that, and they stay off. */
export async function emptyLogOnPostgresql(): Promise<void> {
  const client = new (pg().Client)({ connectionString: settings().databaseUrl });
  await client.connect();
  await client.query('ALTER TABLE "AuditRow" DISABLE TRIGGER USER; TRUNCATE "AuditRow"');
  await client.end();
}

/** Runs `write` without the table's indexes and foreign keys, which are built and checked at once afterwards. */
export async function withoutIndexes(
  client: Client,
  table: string,
  write: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; sql: string }>(
    `SELECT indexname AS "name", indexdef AS "sql" FROM pg_indexes WHERE tablename = $1 AND indexname NOT LIKE '%_pkey'`,
    [table],
  );
  const { rows: keys } = await client.query<{ name: string; sql: string }>(
    `SELECT conname AS "name", pg_get_constraintdef(oid) AS "sql" FROM pg_constraint
     WHERE contype = 'f' AND conrelid = ('"' || $1 || '"')::regclass`,
    [table],
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  for (const { name } of keys) await client.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
  await write();
  for (const { sql } of rows) await client.query(sql);
  for (const { name, sql } of keys)
    await client.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" ${sql}`);
}

async function seedFigures(client: Client, { people, rows }: CrowdSize, nowMs: number): Promise<void> {
  const conflict = 'ON CONFLICT ("day", "name") DO UPDATE SET "value" = EXCLUDED."value"';
  const each = Math.round(rows / FIGURE_DAYS / FIGURES.length);
  await client.query(
    `INSERT INTO "DailyFigure" ("day", "name", "value")
     SELECT to_char(${RUN} - ago * interval '1 day', 'YYYY-MM-DD'), name, $4::integer
     FROM generate_series(0, $2::integer - 1) AS ago, unnest($3::text[]) AS name ${conflict}`,
    [nowMs, FIGURE_DAYS, FIGURES, each],
  );
  await client.query(
    `INSERT INTO "DailyFigure" ("day", "name", "value")
     VALUES ('total', 'accounts', $1::integer), ('total', 'protected', $2::integer) ${conflict}`,
    [people, Math.round(people * 0.8)],
  );
}
