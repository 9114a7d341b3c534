// Owns how a verb answers: a value, or the code of a refusal, which becomes a sentence on the page.

import type { TransactionLock } from "@/lib/platform/database/transaction-lock";
import { type Tx, transaction } from "@/lib/platform/db";

/** A lock that is near. */
export interface NextLock {
  /** How many more wrong tries begin it. */
  triesLeft: number;
  /** Its seconds; "frozen" where no waiting ends it. */
  lock: number | "frozen";
}

/** What a sentence may need besides its code. */
export interface RefusalDetails {
  /** When trying is allowed again. */
  lockedUntil?: Date;
  /** How far the phone's clock is off, in steps; negative when it is slow. */
  offsetSteps?: number;
  /** What more wrong tries lead to. */
  nextLock?: NextLock;
}

export type Refusal<E extends string> = { ok: false; error: E; details: RefusalDetails };
export type Result<T, E extends string> = { ok: true; value: T } | Refusal<E>;

/** The answer of a verb that did what it was asked to do. */
export function accepted<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The answer of a verb that did nothing: the code of the reason, and what its sentence needs besides. */
export function refused<E extends string>(error: E, details: RefusalDetails = {}): Refusal<E> {
  return { ok: false, error, details };
}

class RolledBack extends Error {
  constructor(readonly refusal: Refusal<string>) {
    super("rolled back");
  }
}

/**
 * One transaction: committed when the work answers with a value, rolled back when it answers with a refusal.
 * @param lock which others may run beside it, as in `transaction`
 */
export async function allOrNothing<T, E extends string>(
  work: (tx: Tx) => Promise<Result<T, E>>,
  lock?: TransactionLock,
): Promise<Result<T, E>> {
  try {
    return await transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result);
      return result;
    }, lock);
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as Refusal<E>;
    throw error;
  }
}
