// Owns `npm run bench -- admin`: an import, then how long administrators' pages take in a small crowd and in a large one.
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { database, isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { measureImport } from "@/scripts/bench/admin-import";
import { timePages } from "@/scripts/bench/admin-pages";
import { seedCrowd } from "@/scripts/bench/admin-seed";
import { emptyLogOnPostgresql } from "@/scripts/bench/admin-seed-postgresql";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import type { PageTimes } from "@/scripts/bench/page-times";
import { waitForQuietMachine } from "@/scripts/bench/quiet-machine";

const SMALL = { people: 1000, rows: 10_000 };
const LARGE = { people: 1_000_000, rows: 10_000_000 };
/** `--quick`: a tenth of the audit rows and of the import, for a first look. */
const QUICK_LARGE = { people: 1_000_000, rows: 1_000_000 };
const IMPORT_ROWS = 100_000;
const QUICK_IMPORT_ROWS = 10_000;
/** The most that p95 at the large size may be, over p95 at the small one. */
const FLAT = 1.5;

async function timesAt(had: typeof SMALL, size: typeof SMALL, now: Date): Promise<Map<string, PageTimes>> {
  const beganMs = performance.now();
  await database().$disconnect();
  await seedCrowd(had, size, now.getTime());
  const seconds = ((performance.now() - beganMs) / 1000).toFixed(0);
  say(`\n${size.people} people, ${size.rows} audit rows (written in ${seconds} s)`);
  await waitForQuietMachine();
  const times = await timePages(size.people, now);
  for (const [name, { p50Ms, p95Ms }] of times)
    say(`  ${name}: p50 ${p50Ms.toFixed(2)} ms, p95 ${p95Ms.toFixed(2)} ms`);
  return times;
}

/** Measures on the database that the settings name, which must be empty. */
export async function measureAdmin(isQuick: boolean): Promise<BenchResult[]> {
  await prepareDatabase(settings().databaseUrl);
  const now = new Date();
  const rows = isQuick ? QUICK_IMPORT_ROWS : IMPORT_ROWS;
  const place = isPostgresql() ? "PostgreSQL" : "SQLite";
  say(`\nAn import of ${rows} rows on ${place}`);
  await waitForQuietMachine();
  const imported = await measureImport(rows);
  await forgetEverybody();
  const small = await timesAt({ people: 0, rows: 0 }, SMALL, now);
  const large = await timesAt(SMALL, isQuick ? QUICK_LARGE : LARGE, now);
  await database().$disconnect();
  const flat = [...large].map(([name, { p95Ms }]): BenchResult => {
    const value = p95Ms / (small.get(name)?.p95Ms ?? Number.NaN);
    return { name: `${name}-p95-large-of-small`, value, bound: "<=", target: FLAT };
  });
  const prefix = isPostgresql() ? "postgresql-" : "";
  return [...imported, ...flat].map((result) => ({ ...result, name: `${prefix}${result.name}` }));
}

/** Removes what the import left, which would make the small crowd a large one. */
async function forgetEverybody(): Promise<void> {
  await database().linkToken.deleteMany();
  await database().mailMessage.deleteMany();
  if (isPostgresql()) await emptyLogOnPostgresql();
  else await database().auditRow.deleteMany();
}
