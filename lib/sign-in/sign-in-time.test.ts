// Proves that the time of a refusal tells nothing: unknown, wrong, locked and deactivated are as much work as each other (R15).
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { signIn } from "@/lib/sign-in/sign-in";
import { makePerson, NOW, PASSWORD } from "@/lib/two-factor/test-person";

const ROUNDS = 40;

/** Milliseconds of the processor that a refusal takes: what else runs on the machine makes answers late, and not these. */
async function refuse(email: string, password: string): Promise<number> {
  const before = process.cpuUsage();
  const answer = await signIn({ email, password, browserMark: undefined }, TRACE, NOW);
  const { user, system } = process.cpuUsage(before);
  expect(answer).toMatchObject({ ok: false, error: "credentials-wrong" });
  return (user + system) / 1000;
}

async function lockedPerson(): Promise<string> {
  const { email } = await makePerson();
  for (let n = 0; n < 5; n += 1) await refuse(email, "not the password");
  return email;
}

async function deactivatedPerson(): Promise<string> {
  const { email, session } = await makePerson();
  await database().account.update({ where: { id: session.accountId }, data: { deactivatedAt: NOW } });
  return email;
}

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

it("is in the median of 40 within 25 % of what an unknown address takes", async () => {
  const [locked, deactivated] = [await lockedPerson(), await deactivatedPerson()];
  // An address each where a refusal is counted: five in a row would lock it.
  const people = await Promise.all(Array.from({ length: ROUNDS }, () => makePerson()));
  const kinds: Record<string, (round: number) => Promise<number>> = {
    unknown: (round) => refuse(`nobody-${round}@example.test`, PASSWORD),
    wrong: (round) => refuse(String(people[round]?.email), "not the password"),
    locked: () => refuse(locked, PASSWORD),
    deactivated: () => refuse(deactivated, PASSWORD),
  };
  const names = Object.keys(kinds);
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turns, so that none always follows the same other.
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length] ?? "";
      times[name]?.push((await kinds[name]?.(round)) ?? Number.NaN);
    }
  }
  const unknown = median(times.unknown ?? []);
  for (const name of names) {
    const ratio = median(times[name] ?? []) / unknown;
    expect(ratio, name).toBeGreaterThan(0.75);
    expect(ratio, name).toBeLessThan(1.25);
  }
});
