// Owns what is printed of rounds of load: rates, the times of steps, and every error.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import type { Step } from "@/scripts/bench/flow-person";
import type { Round } from "@/scripts/bench/flow-round";
import { median } from "@/scripts/bench/median";
import { percentile } from "@/scripts/bench/percentile";

const ERRORS_SHOWN = 5;

const inMs = (ms: number) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));

/** How long one step took, in all rounds. */
function timesOf(rounds: readonly Round[], step: Step): number[] {
  return rounds.flatMap(({ stepMs }) => stepMs.get(step) ?? []);
}

export class FlowLog {
  #errors = 0;

  /** Prints what rounds of one product came to. Steps that a product does not have took no time, and are left out. */
  say(name: string, rounds: readonly Round[]): void {
    const arrived = rounds.reduce((sum, round) => sum + round.arrived.length, 0);
    const rates = rounds.map(({ perSecond }) => perSecond);
    const each = rates.map((rate) => rate.toFixed(1)).join(" ");
    const cpuMs = median(rounds.map((round) => round.cpuMs)).toFixed(1);
    const queries = median(rounds.map((round) => round.queries)).toFixed(0);
    const errors = rounds.flatMap((round) => round.errors);
    say(`  ${name}: ${median(rates).toFixed(1)} a second (${each})`);
    say(`    ${arrived} arrived, ${errors.length} errors; ${cpuMs} ms of CPU and ${queries} statements each`);
    for (const step of rounds[0]?.stepMs.keys() ?? []) this.#sayStep(step, timesOf(rounds, step));
    this.count(errors);
  }

  /** Counts errors, and prints the first of them. */
  count(errors: readonly string[]): void {
    this.#errors += errors.length;
    for (const error of errors.slice(0, ERRORS_SHOWN)) say(`    ! ${error}`);
  }

  /** The errors of the run, of both products: with a single one, no other figure is to be believed. */
  result(): BenchResult {
    return { name: "flow-errors", value: this.#errors, bound: "<=", target: 0 };
  }

  #sayStep(step: Step, times: number[]): void {
    if (times.length === 0 || Math.max(...times) < 0.1) return;
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => inMs(percentile(times, share)));
    say(`    ${step}: p50 ${p50}, p95 ${p95}, p99 ${p99} ms`);
  }
}
