// Owns counting the database statements that a page takes for somebody who is signed in.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import type { Browserless } from "@/scripts/bench/browserless";
import { median } from "@/scripts/bench/median";
import type { ProbedServer } from "@/scripts/bench/probed-server";
import { expectPage } from "@/scripts/bench/sign-in-flow";

/** Pages by the names of their figures: of an account, of administration, and of administration about one person. */
const pagesOf = (personId: string) => ({
  "signed-in-page-queries": [
    "/account",
    "/account/two-factor",
    "/account/two-factor/recovery-codes",
    "/account/sessions",
    "/account/activity",
    "/account/api-keys",
    "/account/privacy",
  ],
  "admin-page-queries": [
    "/admin",
    "/admin/users",
    "/admin/users/invited",
    "/admin/users/remind",
    "/admin/resets",
    "/admin/policy",
    "/admin/audit",
    "/admin/channels",
    "/admin/webhooks",
  ],
  "person-page-queries": [`/admin/users/${personId}`],
});
/** How often each page is loaded: more than once, because the sweeper may run at the same time. */
const LOADS = 5;

/** Browsers that are signed in, and the id of the member's account. */
interface SignedIn {
  member: Browserless;
  admin: Browserless;
  memberId: string;
}

/** The statements of the page of each kind that needs most. */
export async function measureQueries(
  server: ProbedServer,
  { member, admin, memberId }: SignedIn,
): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const [name, paths] of Object.entries(pagesOf(memberId)))
    results.push(
      await measureMost(server, name === "signed-in-page-queries" ? member : admin, { name, paths }),
    );
  return results;
}

async function measureMost(
  server: ProbedServer,
  browser: Browserless,
  { name, paths }: { name: string; paths: string[] },
): Promise<BenchResult> {
  const most: number[] = [];
  for (const path of paths) {
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
