// Owns `npm run bench -- load`: the order of the measurements of whole flows, ours and better-auth's in turn.
import { join } from "node:path";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { settings } from "@/lib/platform/env";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { type Both, type Contender, prepareBetterAuth, withContenders } from "@/scripts/bench/contenders";
import { FlowLog } from "@/scripts/bench/flow-log";
import {
  measureConfirmation,
  measureFlowCpu,
  measureSignIns,
  walkWholeFlows,
} from "@/scripts/bench/flow-measures";
import type { Round } from "@/scripts/bench/flow-round";
import { letServersGoFirst } from "@/scripts/bench/let-servers-go-first";
import { waitForQuietMachine } from "@/scripts/bench/quiet-machine";
import { AT_ONCE } from "@/scripts/bench/sign-in-flow";

interface Run {
  log: FlowLog;
  /** One round of each kind, to see that all of it works; too few for true figures. */
  isQuick: boolean;
}

const peopleOf = (rounds: readonly Round[]) => rounds.flatMap(({ arrived }) => arrived);

async function announce(what: string): Promise<void> {
  say(`\n${what}`);
  await waitForQuietMachine();
}

async function withOwnHashes(both: Both<Contender>, { log, isQuick }: Run): Promise<BenchResult[]> {
  const rounds = isQuick ? 1 : 3;
  await announce(`Whole flows, ${AT_ONCE} at once, each with its own hashes`);
  const walked = await walkWholeFlows(both, { rounds, people: 2 * AT_ONCE, toWarmUp: AT_ONCE }, log);
  await announce(`The same people sign in with password and code, ${AT_ONCE} at once`);
  const members = { ours: peopleOf(walked.ours), theirs: peopleOf(walked.theirs) };
  return [await measureSignIns(both, members, rounds, log)];
}

async function withoutSlowHashes(both: Both<Contender>, { log, isQuick }: Run): Promise<BenchResult[]> {
  const rounds = isQuick ? 1 : 5;
  await announce(`Whole flows, ${AT_ONCE} at once, with an HMAC in place of every slow hash`);
  const cpu = await measureFlowCpu(both, { rounds, people: 4 * AT_ONCE, toWarmUp: 8 * AT_ONCE }, log);
  const confirmations: BenchResult[] = [];
  for (const atOnce of [AT_ONCE, 1]) {
    await announce(`The first code of an enrollment, its recovery codes made before, ${atOnce} at once`);
    confirmations.push(await measureConfirmation(both, { rounds, atOnce }, log));
  }
  return [cpu, ...confirmations];
}

/**
 * Measures whole flows at both products.
 * @param folder for better-auth's database
 */
export async function measureLoad(folder: string, isQuick: boolean): Promise<BenchResult[]> {
  const file = join(folder, "better-auth.db");
  await prepareDatabase(settings().databaseUrl);
  await prepareBetterAuth(file);
  letServersGoFirst();
  const run = { log: new FlowLog(), isQuick };
  const signIns = await withContenders("own", file, (both) => withOwnHashes(both, run));
  const others = await withContenders("hmac", file, (both) => withoutSlowHashes(both, run));
  return [...others, ...signIns, run.log.result()];
}
