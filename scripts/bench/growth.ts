// Owns `npm run bench -- growth`: a crowd that grows, and at each size how long everybody waits and how many bytes it takes.
import { loadavg } from "node:os";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { database, isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { timePages } from "@/scripts/bench/admin-pages";
import { seedCrowd } from "@/scripts/bench/admin-seed";
import type { CrowdSize } from "@/scripts/bench/admin-seed-postgresql";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { measureBackup } from "@/scripts/bench/growth-backup";
import { measureBytes } from "@/scripts/bench/growth-bytes";
import { type Actor, makeActors } from "@/scripts/bench/growth-people";
import { bytesTable, type GrownSize, growthOf, tablesTable, timesTable } from "@/scripts/bench/growth-report";
import { seedBelongings } from "@/scripts/bench/growth-seed";
import { beginChain, measureUpkeep } from "@/scripts/bench/growth-upkeep";
import { timeActs } from "@/scripts/bench/growth-verbs";
import { waitForQuietMachine } from "@/scripts/bench/quiet-machine";

const SIZES = [1000, 100_000, 1_000_000];
/** `--quick`: to see that it works. */
const QUICK_SIZES = [1000, 4000, 20_000];
const ROWS_EACH = 10;
/** The most that p95 at the largest size may be, over p95 at the smallest. */
const FLAT = 1.5;
/** A time that has no target: it is the hash's own. */
const NOT_OURS = "password-hash-alone";

const sayLoad = (when: string) =>
  say(
    `  load of the machine ${when}: ${loadavg()
      .map((n) => n.toFixed(2))
      .join(" ")}`,
  );
const crowdOf = (people: number): CrowdSize => ({ people, rows: people * ROWS_EACH });

/** Brings the crowd to its next size. Those who act are made genuine before the log is written. */
async function grow(from: number, to: number, now: Date): Promise<Actor[]> {
  const [had, size] = [crowdOf(from), crowdOf(to)];
  await database().$disconnect();
  await seedCrowd(had, { ...size, rows: had.rows }, now.getTime());
  await seedBelongings({ from, to, nowMs: now.getTime() });
  const actors = await makeActors(to, now);
  await database().$disconnect();
  await seedCrowd({ ...size, rows: had.rows }, size, now.getTime());
  await beginChain(now);
  await database().$disconnect();
  return actors;
}

async function measureSize(people: number, actors: readonly Actor[], now: Date): Promise<GrownSize> {
  const bytes = await measureBytes();
  await waitForQuietMachine();
  sayLoad("before");
  const times = new Map([...(await timeActs(actors, now)), ...(await timePages(people, now))]);
  sayLoad("after");
  return { people, times, bytes };
}

async function grown(
  sizes: readonly number[],
  now: Date,
): Promise<{ measured: GrownSize[]; actors: Actor[] }> {
  const measured: GrownSize[] = [];
  let actors: Actor[] = [];
  for (const [place, people] of sizes.entries()) {
    const beganMs = performance.now();
    actors = await grow(sizes[place - 1] ?? 0, people, now);
    const seconds = ((performance.now() - beganMs) / 1000).toFixed(0);
    say(`\n${people} people, ${people * ROWS_EACH} audit rows (written in ${seconds} s)`);
    measured.push(await measureSize(people, actors, now));
  }
  return { measured, actors };
}

/**
 * Measures on the database that the settings name, which must be empty.
 * @param folder for the files of a backup
 */
export async function measureGrowth(isQuick: boolean, folder: string): Promise<BenchResult[]> {
  await prepareDatabase(settings().databaseUrl);
  const now = new Date();
  const { measured, actors } = await grown(isQuick ? QUICK_SIZES : SIZES, now);
  for (const table of [timesTable, bytesTable, tablesTable]) say(["", ...table(measured), ""].join("\n"));
  for (const [what, rate] of Object.entries(await measureUpkeep(actors, now)))
    say(`  ${what}: ${Math.round(rate)} a second`);
  await database().$disconnect();
  await measureBackup(folder);
  const prefix = isPostgresql() ? "postgresql-growth" : "growth";
  const names = [...(measured[0]?.times.keys() ?? [])].filter((name) => name !== NOT_OURS);
  return names.map((name) => ({
    name: `${prefix}-${name}-p95-large-of-small`,
    value: growthOf(name, measured),
    bound: "<=",
    target: FLAT,
  }));
}
