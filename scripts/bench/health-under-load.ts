// Owns measuring how fast the health check answers while a hundred people sign in at the same moment (R16).
import { Agent } from "node:http";
import { setTimeout } from "node:timers/promises";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { type Answered, exchange } from "@/scripts/bench/exchange";
import { percentile } from "@/scripts/bench/percentile";
import type { PlantedPerson } from "@/scripts/bench/planted-people";
import { PASSWORD } from "@/scripts/bench/planted-people";
import { seatVisitors, type Visitor } from "@/scripts/bench/sign-in-flow";

export const PEOPLE_IN_FLIGHT = 100;
const WAVES = 3;
const ASK_EVERY_MS = 20;

/** Asks for the health again and again until `stop`, without waiting for answers. Returns their milliseconds. */
async function watchHealth(origin: string, stop: AbortSignal): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const url = new URL("/api/health", origin);
  const ask = async () => {
    const startMs = performance.now();
    const { status } = await exchange({ method: "GET", url, headers: {} }, agent);
    if (status !== 200) throw new Error(`the health check answered ${status}`);
    return performance.now() - startMs;
  };
  const asked: Promise<number>[] = [];
  while (!stop.aborted) {
    asked.push(ask());
    await setTimeout(ASK_EVERY_MS);
  }
  const times = await Promise.all(asked);
  agent.destroy();
  return times;
}

/** Whether a sign-in went on to the second step; false when there was no room for its hash. */
function wasServed({ status, location, retryAfter }: Answered): boolean {
  if (status === 303 && location?.endsWith("/sign-in/verify")) return true;
  if (status === 503 && Number(retryAfter) > 0) return false;
  throw new Error(`a sign-in was answered ${status} ${location ?? ""}, Retry-After ${retryAfter}`);
}

async function signInTogether(origin: string, visitors: readonly Visitor[]) {
  const stop = new AbortController();
  const health = watchHealth(origin, stop.signal);
  const posts = visitors.map(({ browser, page, person: { email } }) =>
    browser.post(page, { email, password: PASSWORD }),
  );
  const served = (await Promise.all(posts)).filter(wasServed).length;
  stop.abort();
  return { served, healthMs: await health };
}

/** Sends waves of PEOPLE_IN_FLIGHT passwords at once. How many were told to come back later is printed, too. */
export async function measureHealth(origin: string, people: PlantedPerson[]): Promise<BenchResult[]> {
  const healthMs: number[] = [];
  for (let wave = 0; wave < WAVES; wave += 1) {
    const visitors = await seatVisitors(origin, people);
    const { served, healthMs: times } = await signInTogether(origin, visitors);
    for (const { browser } of visitors) browser.close();
    healthMs.push(...times);
    say(
      `  ${people.length} passwords at once: ${served} checked, ${people.length - served} told to come back (503)`,
    );
  }
  const median = percentile(healthMs, 0.5).toFixed(1);
  say(`  ${healthMs.length} health checks, ms: median ${median}, worst ${Math.max(...healthMs).toFixed(1)}`);
  const value = percentile(healthMs, 0.95);
  return [{ name: "health-p95-ms-during-100-sign-ins", value, bound: "<=", target: 200 }];
}
