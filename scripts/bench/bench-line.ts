// Owns what the benchmark prints: remarks for people while it runs, and at its end a line for each target, for programs.

/** One measured figure and the target it has to keep. */
export interface BenchResult {
  /** In kebab-case, with its unit, if any, at the end. */
  name: string;
  value: number;
  /** On which side of the target the figure has to be. */
  bound: "<=" | ">=";
  target: number;
}

function isMet({ value, bound, target }: BenchResult): boolean {
  return bound === "<=" ? value <= target : value >= target;
}

/** The line for programs: `BENCH <name> <value> <=|>= <target> ok|short`. */
export function benchLine(result: BenchResult): string {
  const { name, value, bound, target } = result;
  return `BENCH ${name} ${Number(value.toFixed(2))} ${bound} ${target} ${isMet(result) ? "ok" : "short"}`;
}

/** Prints a line for the person who runs it. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
