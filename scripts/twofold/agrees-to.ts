// Owns the question between what a command found in a file and doing it.
import { createInterface } from "node:readline/promises";
import { fail } from "@/scripts/twofold/terminal";

/**
 * Asks, and takes only a yes. Anything else is a no, which ends the command with 1 unless somebody typed it at a terminal:
 * a script's standard input may be the list that it works through.
 */
export async function agreesTo(question: string): Promise<boolean> {
  const answer = await ask(`${question} [y/N] `);
  const isAgreed = /^y(es)?$/i.test(answer?.trim() ?? "");
  if (answer === null || !(isAgreed || process.stdin.isTTY))
    fail("Nobody could be asked. Add --yes to go on without being asked.");
  return isAgreed;
}

/** What was typed, or null if the terminal was closed instead. */
async function ask(question: string): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<null>((resolve) => terminal.once("close", () => resolve(null)));
  const answer = await Promise.race([terminal.question(question), closed]);
  terminal.close();
  return answer;
}
