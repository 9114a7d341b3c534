// Owns how many database statements it takes to show a page to somebody who is signed in.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import type { Browserless } from "@/scripts/bench/browserless";
import { median } from "@/scripts/bench/median";
import type { ProbedServer } from "@/scripts/bench/probed-server";
import { expectPage } from "@/scripts/bench/sign-in-flow";

const PAGES = [
  "/account",
  "/account/two-factor",
  "/account/two-factor/recovery-codes",
  "/account/sessions",
  "/account/activity",
  "/account/privacy",
];
/** More than one, because the sweeper may run beneath any of them. */
const LOADS = 5;

/** The page that needs most. `browser` is signed in. */
export async function measureQueries(server: ProbedServer, browser: Browserless): Promise<BenchResult[]> {
  const most: number[] = [];
  for (const path of PAGES) {
    const counts: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      await server.read();
      expectPage(await browser.open(path), path);
      counts.push((await server.read()).queries);
    }
    say(`  ${path}: ${median(counts)} queries`);
    most.push(median(counts));
  }
  return [{ name: "signed-in-page-queries", value: Math.max(...most), bound: "<=", target: 4 }];
}
