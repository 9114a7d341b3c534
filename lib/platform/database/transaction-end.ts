// Owns what waits for the end of a transaction: what it does last of all, and what follows once it is kept.
import type { Tx } from "@/lib/platform/db";

interface End {
  /** Done in the transaction itself, by what it is about. */
  last: Map<object, () => Promise<void>>;
  /** Done when everybody can see what it wrote. */
  after: Set<() => void>;
}

const open = new WeakMap<Tx, End>();

/** Runs the work of a transaction and what it left for the end. Returns the result, and what is to follow the commit. */
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
 * Leaves a write for the end of a transaction, once per `subject`, so that rows which every other transaction writes too
 * are locked only then. False outside of a transaction of ours: it has no end, so the caller writes at once.
 */
export function leaveForTheEnd(tx: Tx, subject: object, run: () => Promise<void>): boolean {
  const end = open.get(tx);
  end?.last.set(subject, run);
  return end !== undefined;
}

/** Calls a function once after the commit, however often it is given; at once outside of a transaction of ours. */
export function afterCommit(tx: Tx, run: () => void): void {
  const end = open.get(tx);
  if (end) end.after.add(run);
  else run();
}
