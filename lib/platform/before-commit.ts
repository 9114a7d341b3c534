// Owns what a transaction does last of all: rows that every other transaction writes as well are locked only then.
import type { Tx } from "@/lib/platform/db";

type LastWork = () => Promise<void>;

/** What waits for the end of each transaction that is open, by what it is about. */
const waiting = new WeakMap<Tx, Map<object, LastWork>>();

/** Runs the work of a transaction, and then what it left for the end. */
export async function endingWith<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const last = new Map<object, LastWork>();
  waiting.set(tx, last);
  try {
    const result = await work(tx);
    for (const run of last.values()) await run();
    return result;
  } finally {
    waiting.delete(tx);
  }
}

/**
 * Leaves something for the end of a transaction, once for each `subject`. False for whatever is no transaction of
 * ours, the plain client in a test for one: then there is no end, and the caller does it at once.
 */
export function leaveForTheEnd(tx: Tx, subject: object, run: LastWork): boolean {
  const last = waiting.get(tx);
  last?.set(subject, run);
  return last !== undefined;
}
