// Owns making checks one by one, printing whether each holds, and the count at the end.
import { say } from "@/scripts/bench/bench-line";

type Check = [name: string, check: () => unknown];

/** The checks so far. */
const total = { passed: 0, failed: 0 };

/**
 * Makes each check, also after one that fails.
 * @param more what to print beside a failure
 */
export async function hold(checks: readonly Check[], more = () => ""): Promise<void> {
  for (const [name, check] of checks) {
    try {
      await check();
      total.passed += 1;
      say(`ok    ${name}`);
    } catch (error) {
      total.failed += 1;
      say(`FAIL  ${name}\n${String(error).slice(0, 30_000)}\n${more()}`.trimEnd());
    }
  }
}

/** Prints the last line, `N passed, N failed`; the process will end with 1 where a check failed. */
export function sayTotal(): void {
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
