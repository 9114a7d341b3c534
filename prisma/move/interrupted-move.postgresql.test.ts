// Proves that a move that is killed goes on where it was, and that nothing else begins on a half of one (R121).
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { writeRows } from "@/lib/audit/chain/test-log";
import { startChild } from "@/lib/mail/test-child";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { migrationAdapter } from "@/lib/platform/database/postgresql";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { database, openDatabase } from "@/lib/platform/db";
import { makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";
import { applyMigrations, migrationNames } from "@/prisma/migrate";
import { readEverything, restartOn, runMigrate, startOnSqlite } from "@/prisma/move/test-moving";
import { queryAt, scratchUrl } from "@/prisma/test-scratch";
import { runCommand } from "@/scripts/twofold/command";
import { verifyAudit } from "@/scripts/twofold/verify-audit";

const ROWS = 20_000;
/** That a session was opened. */
const LOG_OF_ONE_PERSON = 1;

let from: string;
beforeAll(async () => {
  from = await startOnSqlite("large.db");
  await makeProtectedPerson();
  for (let rows = 0; rows < ROWS; rows += 2000) await writeRows(2000);
  await sealPending(() => NOW);
  await database().$disconnect();
});

/** A file of its own with everything that was written so far. */
function copyOf(name: string): string {
  copyFileSync(sqliteFile(from), `${sqliteFile(from)}.${name}`);
  return `${from}.${name}`;
}

const rowsThere = async (url: string): Promise<number> => {
  const rows = await queryAt<{ n: string }>(url, 'SELECT count(*) AS "n" FROM "AuditRow"').catch(() => []);
  return Number(rows[0]?.n ?? 0);
};

function startMove(source: string, target: string): Promise<ChildProcess> {
  return startChild("twofold", ["migrate", "--from", source, "--to", target], {}, "../scripts");
}

/** Kills a move as soon as `isEnough` holds for the rows of the log that are there. */
async function killMove(
  source: string,
  target: string,
  isEnough: (rows: number) => boolean,
): Promise<number> {
  const child = await startMove(source, target);
  const ended = once(child, "close");
  while (child.exitCode === null && !isEnough(await rowsThere(target))) await setTimeout(2);
  child.kill("SIGKILL");
  expect((await ended)[1], "it was killed in the middle").toBe("SIGKILL");
  return rowsThere(target);
}

describe("a move that is killed", () => {
  it("is resumed, as often as it must be, and is then as whole as any (R89, R121)", async () => {
    const target = await scratchUrl();
    const seen: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const before = seen.at(-1) ?? 0;
      seen.push(await killMove(from, target, (rows) => rows > before));
      expect(seen.at(-1)).toBeLessThan(ROWS);
      await expect(prepareDatabase(target)).rejects.toThrow("unfinished move");
    }
    const { said, isFailed } = await runMigrate("--from", from, "--to", target);
    expect(isFailed, said).toBe(false);
    expect(said).toContain("Going on in AuditRow.");
    const [, moved] = /AuditRow: (\d+) moved/.exec(said) ?? [];
    expect(Number(moved), "what was there is not moved again").toBeLessThan(ROWS);
    expect(await readEverything(target)).toEqual(await readEverything(from));
    expect(await prepareDatabase(target)).toEqual([]);
    await restartOn(target);
    await runCommand(verifyAudit, []);
    expect(process.exitCode).toBeUndefined();
  });

  it("goes on where it was killed between two of the migrations", async () => {
    const target = await scratchUrl();
    const [, beforeLast] = migrationNames("postgresql").reverse();
    await applyMigrations(migrationAdapter(target), beforeLast);
    const { said } = await runMigrate("--from", await startOnSqlite("between.db"), "--to", target);
    expect(said).toContain("all of them alike");
  });

  it("is not resumed from another installation, nor from a file that went on meanwhile", async () => {
    const [source, other] = [copyOf("went-on"), await startOnSqlite("other.db")];
    const target = await scratchUrl();
    const rows = await killMove(source, target, (there) => there > 0);
    expect((await runMigrate("--from", other, "--to", target)).said).toMatch(
      /^Another installation was moved/,
    );
    const client = openDatabase(source);
    await client.rateLimit.create({ data: { key: "meanwhile", points: 1 } });
    await client.$disconnect();
    const { said, isFailed } = await runMigrate("--from", source, "--to", target);
    expect([said, isFailed]).toEqual([
      expect.stringMatching(/^The file was written to since the move began/),
      true,
    ]);
    expect(await rowsThere(target)).toBe(rows);
  });

  it("has the file and the target for itself", async () => {
    const [copy, target] = [copyOf("beside"), await scratchUrl()];
    await prepareDatabase(target);
    const holder = new Client({ connectionString: target });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE "AuditRow"');
    const child = await startMove(from, target);
    const ended = once(child, "close");
    const waiting =
      "SELECT FROM pg_stat_activity WHERE application_name = 'twofold-move' AND wait_event_type = 'Lock'";
    while ((await queryAt(target, waiting)).length === 0) await setTimeout(10);
    expect((await runMigrate("--from", from, "--to", target)).said).toMatch(/ is in use\. Stop the server/);
    const another = await runMigrate("--from", copy, "--to", target);
    expect(another.said).toBe("Another move into the target is running.");
    await holder.end();
    expect((await ended)[0]).toBe(0);
    expect(await rowsThere(target)).toBe(ROWS + LOG_OF_ONE_PERSON);
  });
});
