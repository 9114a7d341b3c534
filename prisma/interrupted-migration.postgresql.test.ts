// Proves that a migration that is ended in the middle blocks no start: PostgreSQL keeps all of it, its own row included, or
// nothing, and the next start goes on from there.
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import { expect, it, onTestFinished } from "vitest";
import { startChild } from "@/lib/mail/test-child";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { migrationAdapter } from "@/lib/platform/database/postgresql";
import { applyMigration } from "@/prisma/apply-migration";
import { applyMigrations, isUpToDate, migrationNames } from "@/prisma/migrate";
import { queryAt, scratchUrl } from "@/prisma/test-scratch";

const [last = "", ...earlier] = migrationNames("postgresql").reverse();

/** The last migration refers to this table, so whoever holds it stops that migration in its middle. */
const HELD = '"Webhook"';
const STOPPED = `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
  AND application_name = 'twofold-migrate' AND wait_event_type = 'Lock'`;

/** A database whose last migration was begun by a process that is gone by now, and waits; and what lets it go on. */
async function stoppedInTheMiddle(): Promise<{ url: string; letGo: () => Promise<void> }> {
  const url = await scratchUrl();
  await applyMigrations(migrationAdapter(url), earlier[0]);
  const holder = new Client({ connectionString: url });
  await holder.connect();
  await holder.query(`BEGIN; LOCK TABLE ${HELD}`);
  const child = await startChild("twofold", ["migrate"], { DATABASE_URL: url }, "../scripts");
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "close");
  while ((await queryAt(url, STOPPED)).length === 0) {
    expect(child.exitCode, "it must not end by itself").toBeNull();
    await setTimeout(10);
  }
  child.kill("SIGKILL");
  expect((await ended)[1]).toBe("SIGKILL");
  return { url, letGo: () => holder.end() };
}

async function expectWhole(url: string): Promise<void> {
  expect(await isUpToDate(migrationAdapter(url))).toBe(true);
  const rows = await queryAt(url, `SELECT FROM "_prisma_migrations" WHERE "migration_name" = '${last}'`);
  expect(rows).toHaveLength(1);
  expect(await queryAt(url, 'SELECT FROM "SecretImport"')).toEqual([]);
}

it("is applied anew where PostgreSQL took it back (R121)", async () => {
  const { url, letGo } = await stoppedInTheMiddle();
  const [stopped] = await queryAt<{ pid: number }>(url, STOPPED);
  await queryAt(url, `SELECT pg_terminate_backend(${stopped?.pid})`);
  await letGo();
  expect(await prepareDatabase(url)).toEqual([last]);
  await expectWhole(url);
});

it("is waited for, and not applied twice, where PostgreSQL goes on with what the process began (R121)", async () => {
  const { url, letGo } = await stoppedInTheMiddle();
  const prepared = prepareDatabase(url);
  // The next start waits for the one that is gone.
  while ((await queryAt(url, STOPPED)).length < 2) await setTimeout(10);
  await letGo();
  expect(await prepared).toEqual([]);
  await expectWhole(url);
});

it("is applied anew where an earlier version noted that it began, and it was taken back (R121)", async () => {
  const url = await scratchUrl();
  await applyMigrations(migrationAdapter(url), earlier[0]);
  await queryAt(
    url,
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ('begun', '', '${last}')`,
  );
  expect(await prepareDatabase(url)).toEqual([last]);
  await expectWhole(url);
});

it("is found to be there by a start that looked a moment before", async () => {
  const url = await scratchUrl();
  await applyMigrations(migrationAdapter(url));
  const connection = await migrationAdapter(url).connect();
  expect(await applyMigration(connection, { name: last, sql: "SELECT 1" })).toBe(false);
  await connection.dispose();
  await expectWhole(url);
});
