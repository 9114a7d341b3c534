// Owns whether a command that imports goes on once it has said what is in the file.
import { agreesTo } from "@/scripts/twofold/agrees-to";
import type { Arguments, Command } from "@/scripts/twofold/command";

/** The options that `goesOn` reads. */
export const GOES_ON_OPTIONS = {
  "dry-run": { type: "boolean" },
  yes: { type: "boolean" },
} satisfies Command["options"];

/** What is in a file. `problem` says why none of it can be used. */
interface Found {
  problem: string | null;
  goodRows: number;
  badRows: number;
}

/**
 * Whether there are rows to use, it is no dry run, and somebody agrees. The command ends with 1 where there are none, and
 * where a dry run found bad ones.
 * @param question asked unless `--yes` answers it
 */
export async function goesOn(
  { problem, goodRows, badRows }: Found,
  options: Arguments["options"],
  question: string,
): Promise<boolean> {
  const isDryRun = options["dry-run"] === true;
  const isUsable = !problem && goodRows > 0;
  if (!isUsable || (isDryRun && badRows > 0)) process.exitCode = 1;
  return isUsable && !isDryRun && (options.yes === true || (await agreesTo(question)));
}
