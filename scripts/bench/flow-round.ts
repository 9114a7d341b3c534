// Owns one round of load: people who walk the same steps, some of them at a time, and what that took.
import { setTimeout } from "node:timers/promises";
import type { Contender } from "@/scripts/bench/contenders";
import type { FlowPerson, Step } from "@/scripts/bench/flow-person";
import type { Reading } from "@/scripts/bench/probed-server";
import { AT_ONCE } from "@/scripts/bench/sign-in-flow";

export interface Round {
  /** People who came to the end of their way. */
  arrived: FlowPerson[];
  perSecond: number;
  /** CPU of all the server's threads, for each person who arrived. */
  cpuMs: number;
  /** Database statements, for each person who arrived. */
  queries: number;
  /** How long each step took each person, in milliseconds. */
  stepMs: Map<Step, number[]>;
  errors: string[];
}

const REST_SAMPLE_MS = 250;
/** Share of one core below which a server rests. */
const RESTING = 0.1;
const LONGEST_WORK_MS = 120_000;

/**
 * Waits until a server has finished what it does after its answers, such as hashing recovery codes.
 * Returns what it took since the last reading.
 */
async function untilAtRest({ server }: Contender): Promise<Pick<Reading, "cpuSeconds" | "queries">> {
  const deadlineMs = performance.now() + LONGEST_WORK_MS;
  let { cpuSeconds, queries } = await server.read();
  for (;;) {
    await setTimeout(REST_SAMPLE_MS);
    const reading = await server.read();
    cpuSeconds += reading.cpuSeconds;
    queries += reading.queries;
    if (reading.cpuSeconds * 1000 < RESTING * REST_SAMPLE_MS) return { cpuSeconds, queries };
    if (performance.now() > deadlineMs) throw new Error("the server does not come to rest");
  }
}

/**
 * Lets people walk the steps. Somebody whose step fails goes no further and is an error of the round.
 * @param atOnce how many are under way at a time
 */
export async function walk(
  contender: Contender,
  people: readonly FlowPerson[],
  steps: readonly Step[],
  atOnce = AT_ONCE,
): Promise<Round> {
  const stepMs = new Map<Step, number[]>(steps.map((step) => [step, []]));
  const [arrived, errors]: [FlowPerson[], string[]] = [[], []];
  const waiting = people.values();
  const lane = async () => {
    for (const person of waiting) {
      try {
        for (const step of steps) {
          const startMs = performance.now();
          await person[step]();
          stepMs.get(step)?.push(performance.now() - startMs);
        }
        arrived.push(person);
      } catch (error) {
        person.close();
        errors.push(`${contender.name}: ${error instanceof Error ? error.message : error}`);
      }
    }
  };
  await untilAtRest(contender);
  const startMs = performance.now();
  await Promise.all(Array.from({ length: atOnce }, lane));
  const perSecond = arrived.length / ((performance.now() - startMs) / 1000);
  const spent = await untilAtRest(contender);
  const each = (whole: number) => whole / arrived.length;
  return {
    arrived,
    perSecond,
    cpuMs: each(1000 * spent.cpuSeconds),
    queries: each(spent.queries),
    stepMs,
    errors,
  };
}
