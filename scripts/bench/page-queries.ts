// Owns how many database statements it takes to show a page to somebody who is signed in.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import type { Browserless } from "@/scripts/bench/browserless";
import { median } from "@/scripts/bench/median";
import type { ProbedServer } from "@/scripts/bench/probed-server";
import { expectPage } from "@/scripts/bench/sign-in-flow";

/** An account's pages, and those of administrators about everybody. */
const PAGES = {
  "signed-in-page-queries": [
    "/account",
    "/account/two-factor",
    "/account/two-factor/recovery-codes",
    "/account/sessions",
    "/account/activity",
    "/account/privacy",
  ],
  "admin-page-queries": [
    "/admin",
    "/admin/users",
    "/admin/resets",
    "/admin/policy",
    "/admin/audit",
    "/admin/channels",
  ],
};
/** More than one, because the sweeper may run beneath any of them. */
const LOADS = 5;

/** The page of each kind that needs most. The browsers are signed in, as the names of their pages say. */
export async function measureQueries(
  server: ProbedServer,
  member: Browserless,
  admin: Browserless,
): Promise<BenchResult[]> {
  return [
    await measureMost(server, member, "signed-in-page-queries"),
    await measureMost(server, admin, "admin-page-queries"),
  ];
}

async function measureMost(
  server: ProbedServer,
  browser: Browserless,
  name: keyof typeof PAGES,
): Promise<BenchResult> {
  const most: number[] = [];
  for (const path of PAGES[name]) {
    const counts: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      await server.read();
      expectPage(await browser.open(path), path);
      counts.push((await server.read()).queries);
    }
    say(`  ${path}: ${median(counts)} queries`);
    most.push(median(counts));
  }
  return { name, value: Math.max(...most), bound: "<=", target: 4 };
}
