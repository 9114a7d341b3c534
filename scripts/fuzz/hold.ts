// Owns checks that are told one by one, whether they hold or not, and how many did.
import { say } from "@/scripts/bench/bench-line";

type Check = [name: string, check: () => unknown];

/** So far. */
export const total = { passed: 0, failed: 0 };

/** Makes each check; one that fails does not keep the others from being made. */
export async function hold(checks: Check[]): Promise<void> {
  for (const [name, check] of checks) {
    try {
      await check();
      total.passed += 1;
      say(`ok    ${name}`);
    } catch (error) {
      total.failed += 1;
      say(`FAIL  ${name}\n${String(error).slice(0, 30_000)}`);
    }
  }
}

export interface Fault {
  what: string;
  more?: string | undefined;
}

/** Throws unless there are none: with the first of each kind in full, and how many there were. */
export function none(faults: readonly (Fault | string)[]): void {
  const kinds = new Map<string, { count: number; more: string }>();
  for (const fault of faults) {
    const { what, more = "" } = typeof fault === "string" ? { what: fault } : fault;
    const known = kinds.get(what) ?? { count: 0, more };
    kinds.set(what, { ...known, count: known.count + 1 });
  }
  const lines = [...kinds].map(([what, { count, more }]) => `${count} times: ${what}\n${more}`.trimEnd());
  if (lines.length > 0) throw new Error(`\n${lines.join("\n\n")}`);
}
