// Owns timing the same act again and again, and which of the times counts.
import { median } from "@/scripts/bench/median";
import { percentile } from "@/scripts/bench/percentile";

/** How often an act is done before it counts, and then in each repeat. */
interface Extent {
  warmUpRounds?: number;
  rounds?: number;
}

const ROUNDS = 300;
/** So many figures are taken and the middle one counts, because a busy neighbour may spoil one of them. */
const REPEATS = 5;
const WARM_UP_ROUNDS = 30;

export interface PageTimes {
  p50Ms: number;
  p95Ms: number;
}

/** An act, with a number that decides whom or what it is about. */
export type PageVerb = (round: number) => Promise<unknown>;

/** An act of several steps: milliseconds of each, by its name. */
type Steps = (round: number) => Promise<Record<string, number>>;

/** The times of each step: the median over the repeats of each one's percentiles. */
export async function timedSteps(
  steps: Steps,
  { warmUpRounds = WARM_UP_ROUNDS, rounds = ROUNDS }: Extent = {},
): Promise<Map<string, PageTimes>> {
  for (let round = 0; round < warmUpRounds; round += 1) await steps(round);
  const series = new Map<string, number[][]>();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (let round = 0; round < rounds; round += 1) {
      const measured = await steps(warmUpRounds + repeat * rounds + round);
      for (const [name, ms] of Object.entries(measured)) {
        const own = series.get(name) ?? Array.from({ length: REPEATS }, () => []);
        series.set(name, own);
        own[repeat]?.push(ms);
      }
    }
  }
  return new Map([...series].map(([name, own]) => [name, timesOf(own)]));
}

function timesOf(series: number[][]): PageTimes {
  const middle = (share: number) => median(series.map((times) => percentile(times, share)));
  return { p50Ms: middle(0.5), p95Ms: middle(0.95) };
}

/** The times of an act of one step. */
export async function timed(verb: PageVerb, extent?: Extent): Promise<PageTimes> {
  const steps: Steps = async (round) => ({ all: await millisecondsOf(() => verb(round)) });
  const times = (await timedSteps(steps, extent)).get("all");
  if (!times) throw new Error("nothing was measured");
  return times;
}

/** How long an act takes, in milliseconds. */
export async function millisecondsOf(act: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await act();
  return performance.now() - beganMs;
}
