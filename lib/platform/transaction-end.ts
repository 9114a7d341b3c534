// Owns what waits for the end of a transaction: what it does last of all, and what follows once it is kept.
import type { Tx } from "@/lib/platform/db";

interface End {
  /** Done in the transaction itself, by what it is about. */
  last: Map<object, () => Promise<void>>;
  /** Done when everybody can see what it wrote. */
  after: Set<() => void>;
}

const open = new WeakMap<Tx, End>();

/** Runs the work of a transaction and what it left for the end. Gives the result, and what is to follow the commit. */
export async function endingWith<T>(tx: Tx, work: (tx: Tx) => Promise<T>) {
  const end: End = { last: new Map(), after: new Set() };
  open.set(tx, end);
  try {
    const result = await work(tx);
    for (const run of end.last.values()) await run();
    return { result, after: end.after };
  } finally {
    open.delete(tx);
  }
}

/**
 * Leaves a write for the end of a transaction, once for each `subject`: rows that every other transaction writes as
 * well are locked only then. False for what is no transaction of ours: it has no end, and the caller does it at once.
 */
export function leaveForTheEnd(tx: Tx, subject: object, run: () => Promise<void>): boolean {
  const end = open.get(tx);
  end?.last.set(subject, run);
  return end !== undefined;
}

/** Does something once the transaction is kept, each function once; at once where there is no transaction of ours. */
export function afterCommit(tx: Tx, run: () => void): void {
  const end = open.get(tx);
  if (end) end.after.add(run);
  else run();
}
