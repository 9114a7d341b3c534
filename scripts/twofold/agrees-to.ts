// Owns the question between what a command has found in a file and doing it.
import { createInterface } from "node:readline/promises";
import { fail } from "@/scripts/twofold/terminal";

/**
 * Asks at the terminal; all but a yes is a no. Where nobody can be asked, the command ends with 1: what a script has on
 * its input is no answer, and may be the list that it goes through.
 */
export async function agreesTo(question: string): Promise<boolean> {
  const answer = process.stdin.isTTY ? await ask(`${question} [y/N] `) : null;
  if (answer === null) fail("Nobody could be asked. Add --yes to go on without being asked.");
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}

/** What was typed, or null where the terminal was closed instead. */
async function ask(question: string): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<null>((resolve) => terminal.once("close", () => resolve(null)));
  const answer = await Promise.race([terminal.question(question), closed]);
  terminal.close();
  return answer;
}
