// Owns the order of the checks: one server is crawled, fuzzed, and then checked for damage.
import { deepStrictEqual, strictEqual } from "node:assert";
import { setTimeout } from "node:timers/promises";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { benchLine, say } from "@/scripts/bench/bench-line";
import { hold, sayTotal } from "@/scripts/bench/hold";
import { nothingOpenFor, signInHonestly } from "@/scripts/fuzz/aftermath";
import { Cast, plantWaiting } from "@/scripts/fuzz/cast";
import type { Seen } from "@/scripts/fuzz/crawl";
import { crawlAll } from "@/scripts/fuzz/crawl-all";
import { type Fault, none } from "@/scripts/fuzz/faults";
import { FuzzRun } from "@/scripts/fuzz/fuzz-run";
import { type Targets, targetsOf } from "@/scripts/fuzz/fuzz-targets";
import { type FuzzedServer, startFuzzedServer } from "@/scripts/fuzz/fuzzed-server";
import { plantWorld, type World } from "@/scripts/fuzz/planted-world";
import { idsAbout, integrityFaults, rowsAbout } from "@/scripts/fuzz/rows-about";

export interface FuzzOptions {
  requests: number;
  seed: number;
}

/** After this many requests the server has compiled what it uses and its heap has grown to its size. */
const TO_WARM_UP = 1000;
/** The log is read after this many requests each, while it is still known which request a line is about. */
const AT_A_TIME = 2000;
const TOLD_EVERY = 10_000;
const MEMORY_TARGET = 1.2;
const MEGABYTE = 1024 * 1024;
/** Mails and seals need a moment to be done. */
const SETTLED_MS = 3000;

async function residentBytes(server: FuzzedServer): Promise<number> {
  const { rss, heapUsed, external } = await server.memory();
  const [resident, heap, beside] = [rss, heapUsed, external].map((bytes) => Math.round(bytes / MEGABYTE));
  say(`  resident ${resident} MB, of which heap ${heap} MB, beside it ${beside} MB`);
  return rss;
}

/** The ids that each kind sends. An administrator may do much to people, and so only gets ids of those who fuzz. */
function idsByKind({ bystander, member }: World, cast: Cast): () => Promise<Targets["idsOf"]> {
  const others = idsAbout([bystander.accountId, bystander.email]);
  const known = idsAbout([member.accountId]).slice(0, 60);
  return async () => {
    const where = { email: { in: cast.seated.slice(-40) } };
    const fuzzers = await database().account.findMany({ where, select: { id: true } });
    const own = [...known, ...fuzzers.map(({ id }) => id)];
    return (kind) => (kind === "admin" ? own : others);
  };
}

async function checkCrawl(server: FuzzedServer, world: World): Promise<Seen["actions"]> {
  const { seen, unexplained } = await crawlAll(server.origin, world);
  const logged = server.faults.splice(0).map(({ said }) => said);
  await hold([
    ["every link and every form leads somewhere", () => none(seen.faults)],
    ["every page was come to, or is named with its reason", () => none(unexplained)],
    ["the walks left no error in the log", () => none(logged)],
  ]);
  return seen.actions;
}

/** Sends all of them. Returns a line with the memory used and its limit. */
async function fuzz(server: FuzzedServer, run: FuzzRun, requests: number) {
  const logged: Fault[] = [];
  let early = Number.NaN;
  while (run.sent < requests) {
    const isFirst = run.sent === 0;
    await run.send(Math.min(isFirst ? TO_WARM_UP : AT_A_TIME, requests - run.sent));
    for (const { requestId, said } of server.faults.splice(0)) {
      logged.push({ what: said, more: run.requests.get(requestId) });
    }
    if (isFirst) early = await residentBytes(server);
    if (run.sent % TOLD_EVERY < AT_A_TIME)
      say(`  ${run.sent} sent, ${run.faults.length} faults, ${logged.length} errors in the log`);
  }
  const value = (await residentBytes(server)) / early;
  const name = `memory-after-${requests}-of-${TO_WARM_UP}`;
  return { logged, memory: benchLine({ name, value, bound: "<=", target: MEMORY_TARGET }) };
}

/** Runs all checks on a server of its own, and reports each of them. */
export async function checkFuzz({ requests, seed }: FuzzOptions): Promise<void> {
  await prepareDatabase(settings().databaseUrl);
  const world = await plantWorld();
  const waiting = await plantWaiting();
  const server = await startFuzzedServer();
  const fields = await checkCrawl(server, world);
  const about = [world.bystander.accountId, world.bystander.email];
  await setTimeout(SETTLED_MS);
  const before = rowsAbout(about);
  const cast = new Cast(server.origin, waiting);
  const idsNow = idsByKind(world, cast);
  const targets = async () => targetsOf(fields, await idsNow());
  const run = new FuzzRun(server.origin, cast, targets, seed);
  say(`\nMalformed requests; the same again with --seed ${seed}`);
  const { logged, memory } = await fuzz(server, run, requests);
  say(run.told());
  await hold([
    ["none failed the server, waited, or saw the inside (R23, R90)", () => none(run.faults)],
    ["the log holds no error nobody expected", () => none(logged)],
    ["memory is flat", () => strictEqual(memory.endsWith(" ok"), true, memory)],
    ["the server is still the one that was started", () => strictEqual(server.isAlive(), true)],
    ["somebody signs in with both factors", () => signInHonestly(server.origin, world.honest)],
    ["nothing of a bystander's changed", () => deepStrictEqual(rowsAbout(about), before)],
    ["nothing is open for whoever did nothing", () => nothingOpenFor(world.quiet.email)],
  ]);
  await server.stop();
  await hold([
    ["the database is whole", () => none(integrityFaults())],
    ["the security log is whole", async () => strictEqual((await verifyChain()).fault, null)],
  ]);
  await database().$disconnect();
  say(`\n${memory}`);
  sayTotal();
}
