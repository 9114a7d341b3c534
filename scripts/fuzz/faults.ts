// Owns what a check found wrong, reported so that a thousand of a kind count as one.
export interface Fault {
  what: string;
  more?: string | undefined;
}

/** Throws if there are any: with the first of each kind in full, and the number of them. */
export function none(faults: readonly (Fault | string)[]): void {
  const kinds = new Map<string, { count: number; more: string }>();
  for (const fault of faults) {
    const { what, more = "" } = typeof fault === "string" ? { what: fault } : fault;
    const known = kinds.get(what) ?? { count: 0, more };
    kinds.set(what, { ...known, count: known.count + 1 });
  }
  const lines = [...kinds].map(([what, { count, more }]) => `${count} times: ${what}\n${more}`.trimEnd());
  if (lines.length > 0) throw new Error(`\n${lines.join("\n\n")}`);
}
