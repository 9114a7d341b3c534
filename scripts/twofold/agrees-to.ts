// Owns the question between what a command has found in a file and doing it.
import { createInterface } from "node:readline/promises";
import { fail } from "@/scripts/twofold/terminal";

/**
 * Asks, and takes a yes. All else is a no: at a terminal that is an answer, elsewhere the command ends with 1, for what a
 * script has on its input may be the list that it goes through.
 */
export async function agreesTo(question: string): Promise<boolean> {
  const answer = await ask(`${question} [y/N] `);
  const isAgreed = /^y(es)?$/i.test(answer?.trim() ?? "");
  if (answer === null || !(isAgreed || process.stdin.isTTY))
    fail("Nobody could be asked. Add --yes to go on without being asked.");
  return isAgreed;
}

/** What was typed, or null where the terminal was closed instead. */
async function ask(question: string): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<null>((resolve) => terminal.once("close", () => resolve(null)));
  const answer = await Promise.race([terminal.question(question), closed]);
  terminal.close();
  return answer;
}
