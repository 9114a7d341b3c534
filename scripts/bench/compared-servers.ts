// Owns comparing two servers with one: rounds in turn, and who used the cores meanwhile.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { type CoresUse, watchCores } from "@/scripts/bench/cores-use";
import { median } from "@/scripts/bench/median";
import type { ProbedServer } from "@/scripts/bench/probed-server";

const TARGET = 1.6;

interface Round {
  perSecond: number;
  use: CoresUse;
}

/** Prepares work for these servers. Only the function that it returns is measured; that tells how much was done. */
export type Work = (servers: readonly ProbedServer[]) => Promise<() => Promise<number>>;

async function measureRound(servers: readonly ProbedServer[], work: Work): Promise<Round> {
  const begin = await work(servers);
  const use = await watchCores(servers);
  const startMs = performance.now();
  const done = await begin();
  const seconds = (performance.now() - startMs) / 1000;
  return { perSecond: done / seconds, use: await use(seconds) };
}

function tell(name: string, rounds: Round[]): void {
  const share = (of: (use: CoresUse) => number) =>
    `${Math.round(100 * median(rounds.map(({ use }) => of(use))))} %`;
  const rates = rounds.map(({ perSecond }) => perSecond.toFixed(1)).join(" ");
  say(`  ${name}: ${median(rounds.map(({ perSecond }) => perSecond)).toFixed(1)} a second (${rates})`);
  say(
    `    of all cores: servers ${share(({ servers }) => servers)}, PostgreSQL and others ${share(({ others }) => others)}, the load ${share(({ load }) => load)}, idle ${share(({ idle }) => idle)}`,
  );
}

/** Measures one server and two in turn. The figure is the median of the rounds' ratios. */
export async function compareServers(
  name: string,
  servers: readonly ProbedServer[],
  rounds: number,
  work: Work,
): Promise<BenchResult> {
  const [one, two]: [Round[], Round[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    // The single one is each server in turn.
    one.push(await measureRound([servers[round % servers.length] as ProbedServer], work));
    two.push(await measureRound(servers, work));
  }
  tell("one server", one);
  tell("two servers", two);
  const ratios = two.map(({ perSecond }, round) => perSecond / (one[round]?.perSecond ?? Number.NaN));
  return { name, value: median(ratios), bound: ">=", target: TARGET };
}
