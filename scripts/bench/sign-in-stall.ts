// Owns the longest stall of the server's event loop while people sign in at once.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { median } from "@/scripts/bench/median";
import type { PlantedPerson } from "@/scripts/bench/planted-people";
import type { ProbedServer } from "@/scripts/bench/probed-server";
import { AT_ONCE, seatVisitors, signInAll } from "@/scripts/bench/sign-in-flow";

const ROUNDS = 9;

export const PEOPLE_FOR_STALLS = ROUNDS * AT_ONCE;

/** The median of the rounds' longest stalls; the worst of all is told beside it. */
export async function measureStall(server: ProbedServer, people: PlantedPerson[]): Promise<BenchResult[]> {
  const stallsMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const group = people.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
    const visitors = await seatVisitors(server.origin, group);
    await server.read();
    await signInAll(visitors);
    stallsMs.push((await server.read()).longestStallMs);
  }
  const worst = Math.max(...stallsMs).toFixed(1);
  say(`  longest stall of each of ${ROUNDS} rounds, ms: ${stallsMs.map((ms) => ms.toFixed(1)).join(" ")}`);
  say(`  the worst of all: ${worst} ms`);
  return [{ name: "event-loop-longest-stall-ms", value: median(stallsMs), bound: "<=", target: 30 }];
}
