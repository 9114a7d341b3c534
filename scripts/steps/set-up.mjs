// Owns the order of set-up. Every step first checks whether it has anything to do.
import { StepError } from "./command.mjs";
import { withLock } from "./lock.mjs";
import "./root.mjs";

/**
 * Runs `steps` one after the other. A failed step ends the process with its message and `lastLine`. What a step leaves
 * running beside the next ones is waited for: it returns how.
 */
export async function setUp(steps, lastLine = "") {
  try {
    await withLock(async () => {
      const unfinished = [];
      try {
        for (const step of steps) unfinished.push((await step()) ?? (() => {}));
      } finally {
        for (const finish of unfinished) await finish();
      }
    });
  } catch (error) {
    process.stderr.write(`${error instanceof StepError ? error.message : error.stack}\n`);
    if (lastLine) process.stdout.write(`\n${lastLine}\n`);
    process.exit(1);
  }
}
