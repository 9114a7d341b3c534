// Owns checks that are told one by one, whether they hold or not, and the count at the end.
import { say } from "@/scripts/bench/bench-line";

type Check = [name: string, check: () => unknown];

/** So far. */
const total = { passed: 0, failed: 0 };

/**
 * Makes each check; one that fails does not keep the others from being made.
 * @param more what is worth telling beside a failure
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

/** The last line, `N passed, N failed`; the process ends with 1 where a check failed. */
export function sayTotal(): void {
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
