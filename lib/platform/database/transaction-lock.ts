// Owns the lock that a transaction takes first on PostgreSQL: it says which other transactions may run beside it.
//
// On SQLite transactions run one after the other, and verbs rely on it: what a transaction has read does not change until
// it ends. On PostgreSQL many run at once, so each one takes a lock first (decision 016). The exclusive one is always safe,
// because then no other runs. Frequent ones, such as signing in, lock only what they are about: an account, an address, a
// job.
import { createHash } from "node:crypto";
import type { Tx } from "@/lib/platform/db";

/** Nothing runs beside it. */
export const EXCLUSIVE = "exclusive";

/** `exclusive`, or the thing that all transactions under the same lock are about. */
export type TransactionLock = typeof EXCLUSIVE | `${"account" | "password" | "sign-up" | "job"}:${string}`;

/** First key of our advisory locks: "2fld" in ASCII. Each transaction holds the room, exclusively or shared. */
const SPACE = 0x32666c64;
const ROOM = 0;

/** 32 bits of a hash. Two locks that share a number only wait for each other. */
function lockNumber(lock: TransactionLock): number {
  return createHash("sha256").update(lock).digest().readInt32BE(0) || 1;
}

/** Waits for the lock, which ends with the transaction. The first statement of every transaction on PostgreSQL. */
export async function takeLock(tx: Tx, lock: TransactionLock): Promise<void> {
  if (lock === EXCLUSIVE) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SPACE}, ${ROOM})`;
    return;
  }
  // The room comes first. Whoever waits for an account already holds the room, and so does the transaction it waits for,
  // which can end because no exclusive one can come between the two.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock_shared(${SPACE}, ${ROOM}), pg_advisory_xact_lock(${SPACE}, ${lockNumber(lock)})`;
}
