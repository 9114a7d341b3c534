// Owns waiting for a quiet machine: while others compute on it, times say more about them than about the product.
import { cpus } from "node:os";
import { setTimeout } from "node:timers/promises";
import { say } from "@/scripts/bench/bench-line";

const SAMPLE_MS = 1000;
const LONGEST_WAIT_MS = 20_000;
/** Share of all cores that others may use. */
const QUIET = 0.1;

/** Milliseconds of all cores since the machine started: those in which they computed, and all. */
export function coreTimes(): { busy: number; all: number } {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const total = times.user + times.nice + times.sys + times.irq + times.idle;
    all += total;
    busy += total - times.idle;
  }
  return { busy, all };
}

async function busyShare(): Promise<number> {
  const before = coreTimes();
  await setTimeout(SAMPLE_MS);
  const after = coreTimes();
  return (after.busy - before.busy) / (after.all - before.all);
}

/** Waits until others use little of the machine, LONGEST_WAIT_MS at most, and prints how much they use then. */
export async function waitForQuietMachine(): Promise<void> {
  const deadlineMs = performance.now() + LONGEST_WAIT_MS;
  let share = await busyShare();
  while (share > QUIET && performance.now() < deadlineMs) share = await busyShare();
  const remark = share > QUIET ? ": too busy, expect figures that are worse than the truth" : "";
  say(`  others use ${(share * 100).toFixed(0)} % of the ${cpus().length} cores${remark}`);
}
