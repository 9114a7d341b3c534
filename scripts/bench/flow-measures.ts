// Owns the measurements of whole flows, each of both products in turn, round after round.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import type { Both, Contender } from "@/scripts/bench/contenders";
import type { FlowLog } from "@/scripts/bench/flow-log";
import { type FlowPerson, STEPS, type Step } from "@/scripts/bench/flow-person";
import { type Round, walk } from "@/scripts/bench/flow-round";
import { median } from "@/scripts/bench/median";
import { AT_ONCE } from "@/scripts/bench/sign-in-flow";

interface Size {
  rounds: number;
  /** In each round. */
  people: number;
  /** People who walk before the first round, and do not count. */
  toWarmUp: number;
}

/** Lets people walk the whole way once, so that its code is compiled. */
async function warmUp(both: Both<Contender>, people: number, log: FlowLog): Promise<void> {
  for (const contender of [both.ours, both.theirs]) {
    const round = await walk(contender, newPeople(contender, people), STEPS);
    log.count(round.errors);
    letGo([round]);
  }
}

function newPeople(contender: Contender, count: number): FlowPerson[] {
  return Array.from({ length: count }, () => contender.newPerson());
}

function letGo(rounds: readonly Round[]): void {
  for (const { arrived } of rounds) for (const person of arrived) person.close();
}

/** Does `round` for both in turn, `count` times, and prints what it came to. */
async function inTurn(
  both: Both<Contender>,
  count: number,
  log: FlowLog,
  round: (contender: Contender, whose: keyof Both<unknown>) => Promise<Round>,
): Promise<Both<Round[]>> {
  const done: Both<Round[]> = { ours: [], theirs: [] };
  for (let index = 0; index < count; index += 1) {
    done.ours.push(await round(both.ours, "ours"));
    done.theirs.push(await round(both.theirs, "theirs"));
  }
  log.say(both.ours.name, done.ours);
  log.say(both.theirs.name, done.theirs);
  return done;
}

/** The median of the rounds' ratios, ours over theirs. */
function ratioOf({ ours, theirs }: Both<Round[]>, figure: (round: Round) => number): number {
  const pairs = ours.flatMap((round, index) => {
    const other = theirs[index];
    return other ? [figure(round) / figure(other)] : [];
  });
  return median(pairs);
}

/** Sign-up, first code, recovery codes saved, sign-out, and a sign-in with both factors. The people stay signed in. */
export async function walkWholeFlows(
  both: Both<Contender>,
  size: Size,
  log: FlowLog,
): Promise<Both<Round[]>> {
  await warmUp(both, size.toWarmUp, log);
  const rounds = await inTurn(both, size.rounds, log, (contender) =>
    walk(contender, newPeople(contender, size.people), STEPS),
  );
  say(`  flows a second, ours over theirs: ${ratioOf(rounds, ({ perSecond }) => perSecond).toFixed(2)}`);
  return rounds;
}

/** The CPU that a whole flow takes. Lets the people go afterwards. */
export async function measureFlowCpu(both: Both<Contender>, size: Size, log: FlowLog): Promise<BenchResult> {
  const rounds = await walkWholeFlows(both, size, log);
  letGo([...rounds.ours, ...rounds.theirs]);
  const value = ratioOf(rounds, ({ cpuMs }) => cpuMs);
  return { name: "flow-cpu-outside-hashing-of-better-auth", value, bound: "<=", target: 0.8 };
}

/**
 * The rate of signing in again, from the password to the landing page. Lets the people go afterwards.
 * @param members who are signed in now
 */
export async function measureSignIns(
  both: Both<Contender>,
  members: Both<FlowPerson[]>,
  count: number,
  log: FlowLog,
): Promise<BenchResult> {
  const rounds = await inTurn(both, count, log, async (contender, whose) => {
    const out = await walk(contender, members[whose], ["signOut"]);
    await Promise.all(out.arrived.map((person) => person.untilFreshCode()));
    const round = await walk(contender, out.arrived, ["password", "code"]);
    members[whose] = round.arrived;
    return { ...round, errors: [...out.errors, ...round.errors] };
  });
  letGo([...rounds.ours, ...rounds.theirs]);
  const value = ratioOf(rounds, ({ perSecond }) => perSecond);
  return { name: "sign-in-rate-of-better-auth", value, bound: ">=", target: 4 };
}

/** How long the answer to the first code takes, with so many people at once; their recovery codes are made by then. */
export async function measureConfirmation(
  both: Both<Contender>,
  { rounds: count, atOnce }: { rounds: number; atOnce: number },
  log: FlowLog,
): Promise<BenchResult> {
  const step: Step = "confirmAlone";
  const rounds = await inTurn(both, count, log, async (contender) => {
    const signedUp = await walk(contender, newPeople(contender, AT_ONCE), ["signUp"]);
    const round = await walk(contender, signedUp.arrived, [step], atOnce);
    return { ...round, errors: [...signedUp.errors, ...round.errors] };
  });
  letGo([...rounds.ours, ...rounds.theirs]);
  const value = ratioOf(rounds, ({ stepMs }) => median(stepMs.get(step) ?? []));
  const name = atOnce === 1 ? "confirm-alone-p50-of-better-auth" : "confirm-p50-of-better-auth";
  return { name, value, bound: "<=", target: 1 };
}
