// Owns measuring how many people a second can sign in, and how much of the server's work is hashing passwords.
import { hashPassword, verifyPassword } from "@/lib/accounts/passwords/password-hash";
import { say } from "@/scripts/bench/bench-line";
import { median } from "@/scripts/bench/median";
import type { PlantedPerson } from "@/scripts/bench/planted-people";
import type { ProbedServer } from "@/scripts/bench/probed-server";
import { AT_ONCE, seatVisitors, signInAll } from "@/scripts/bench/sign-in-flow";

const ROUNDS = 3;
const SIGN_INS_A_ROUND = 6 * AT_ONCE;
const HASHES_A_ROUND = 10;

export const PEOPLE_FOR_RATE = ROUNDS * SIGN_INS_A_ROUND;

/** CPU seconds, over all threads of this process, of checking one password with nothing else running. */
async function hashingAlone(): Promise<number> {
  const stored = await hashPassword("somebody's password");
  const before = process.cpuUsage();
  for (let count = 0; count < HASHES_A_ROUND; count += 1) await verifyPassword("another password", stored);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6 / HASHES_A_ROUND;
}

async function signingIn(server: ProbedServer, people: PlantedPerson[]) {
  const visitors = await seatVisitors(server.origin, people);
  await server.read();
  const startMs = performance.now();
  await signInAll(visitors);
  const perSecond = people.length / ((performance.now() - startMs) / 1000);
  const { cpuSeconds, longestStallMs, queries } = await server.read();
  return {
    perSecond,
    cpuSeconds: cpuSeconds / people.length,
    longestStallMs,
    queries: queries / people.length,
  };
}

/** Prints the figures. They have no targets here: those are ratios to another product, which this run does not have. */
export async function measureRate(server: ProbedServer, people: PlantedPerson[]): Promise<void> {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const group = people.slice(round * SIGN_INS_A_ROUND, (round + 1) * SIGN_INS_A_ROUND);
    rounds.push({ ...(await signingIn(server, group)), hashSeconds: await hashingAlone() });
  }
  const cpuMs = 1000 * median(rounds.map(({ cpuSeconds }) => cpuSeconds));
  const hashMs = 1000 * median(rounds.map(({ hashSeconds }) => hashSeconds));
  const share = median(rounds.map(({ hashSeconds, cpuSeconds }) => hashSeconds / cpuSeconds));
  const queries = median(rounds.map((round) => round.queries)).toFixed(0);
  const perSecond = median(rounds.map((round) => round.perSecond)).toFixed(1);
  say(`  ${perSecond} sign-ins a second, ${queries} database statements each`);
  say(
    `  CPU of the server: ${cpuMs.toFixed(1)} ms a sign-in, ${hashMs.toFixed(1)} ms of it for the password's hash`,
  );
  say(`  share of password hashing: ${(100 * share).toFixed(0)} %`);
  say(`  longest stalls, ms: ${rounds.map(({ longestStallMs }) => longestStallMs.toFixed(1)).join(" ")}`);
}
