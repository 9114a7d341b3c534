// Owns the shape of a command, and reading what was typed after its name: what it does not know is never passed over.
import { parseArgs } from "node:util";
import { fail } from "@/scripts/twofold/terminal";

export interface Arguments {
  /** What stands there besides options: as many as the command takes, or fewer. */
  words: string[];
  options: Record<string, string | boolean | undefined>;
}

export interface Command {
  usage: string;
  about: string;
  /** Options by name, without their dashes. */
  options?: Record<string, { type: "boolean" | "string" }>;
  /** How many words it takes; none unless told otherwise. */
  words?: number;
  run(args: Arguments): Promise<void>;
}

/** What was typed, or what is wrong with it. */
function readArguments({ options = {}, words = 0 }: Command, args: string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length > words) return `“${positionals[words]}” is one word too many.`;
    return { words: positionals, options: values as Arguments["options"] };
  } catch (error) {
    // Node's advice on dashes follows in a second sentence.
    return `${error instanceof Error ? error.message.split(/\.\s/)[0] : "That cannot be read"}.`;
  }
}

/** Runs a command; where something was mistyped, it does nothing and says so. */
export async function runCommand(command: Command, args: string[]): Promise<void> {
  const read = readArguments(command, args);
  if (typeof read === "string") fail(`${read} Usage: ${command.usage}`);
  else await command.run(read);
}
