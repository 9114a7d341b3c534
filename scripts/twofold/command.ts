// Owns the shape of a command, and reading its arguments: an unknown one is never ignored.
import { parseArgs } from "node:util";
import { fail } from "@/scripts/twofold/terminal";

export interface Arguments {
  /** The arguments that are no options: as many as the command takes, or fewer. */
  words: string[];
  options: Record<string, string | boolean | undefined>;
}

export interface Command {
  usage: string;
  about: string;
  /** Options by name, without dashes. */
  options?: Record<string, { type: "boolean" | "string" }>;
  /** How many words it takes; by default none. */
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
    // The second sentence is Node's advice on dashes.
    return `${error instanceof Error ? error.message.split(/\.\s/)[0] : "That cannot be read"}.`;
  }
}

/** Runs a command; if something was mistyped, does nothing and says so. */
export async function runCommand(command: Command, args: string[]): Promise<void> {
  const read = readArguments(command, args);
  if (typeof read === "string") fail(`${read} Usage: ${command.usage}`);
  else await command.run(read);
}
