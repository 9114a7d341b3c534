// Owns measuring the longest stall of the server's event loop while people sign in at once.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { median } from "@/scripts/bench/median";
import type { PlantedPerson } from "@/scripts/bench/planted-people";
import type { ProbedServer, Reading } from "@/scripts/bench/probed-server";
import { AT_ONCE, seatVisitors, signInAll } from "@/scripts/bench/sign-in-flow";

const ROUNDS = 9;

export const PEOPLE_FOR_STALLS = ROUNDS * AT_ONCE;

const inWords = (values: number[]) => values.map((value) => value.toFixed(1)).join(" ");

/** The median of the rounds' longest stalls. All of them, and how much was the server's own work, are printed too. */
export async function measureStall(server: ProbedServer, people: PlantedPerson[]): Promise<BenchResult[]> {
  const readings: Reading[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const group = people.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
    const visitors = await seatVisitors(server.origin, group);
    await server.read();
    await signInAll(visitors);
    readings.push(await server.read());
  }
  const stallsMs = readings.map(({ longestStallMs }) => longestStallMs);
  const worksMs = readings.flatMap(({ longestWorkMs }) => longestWorkMs ?? []);
  say(
    `  longest stall of each round, ms: ${inWords(stallsMs)}; the worst ${inWords([Math.max(...stallsMs)])}`,
  );
  if (worksMs.length > 0) say(`  most work in one turn of the loop, ms: ${inWords(worksMs)}`);
  return [{ name: "event-loop-longest-stall-ms", value: median(stallsMs), bound: "<=", target: 30 }];
}
