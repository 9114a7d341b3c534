// Owns the question between what a command has found in a file and doing it.
import { createInterface } from "node:readline/promises";
import { fail } from "@/scripts/twofold/terminal";

/** Asks at the terminal; all but a yes is a no. Where nobody answers, as in a script, the command ends with 1. */
export async function agreesTo(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<null>((resolve) => terminal.once("close", () => resolve(null)));
  const answer = await Promise.race([terminal.question(`${question} [y/N] `), closed]);
  terminal.close();
  if (answer === null) fail("Nobody answered. Add --yes to go on without being asked.");
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}
