// Owns the order in which transactions run beside each other.
//
// On SQLite transactions run one after the other, and verbs rely on it: what a transaction has read does not change until
// it ends. On PostgreSQL many run at once, so each one says first which others may run at the same time (decision 016).
// `alone` is always safe, because then no other runs. Frequent ones, such as signing in, wait only for those that are about
// the same account or thing.
import { createHash } from "node:crypto";
import type { Tx } from "@/lib/platform/db";

/** Nothing runs beside it. */
export const ALONE = "alone";

/** `alone`, or the thing that all transactions of the same turn are about. */
export type Turn = typeof ALONE | `${"account" | "password" | "sign-up" | "job"}:${string}`;

/** First key of our advisory locks: "2fld" in ASCII. Each transaction holds the room, alone or shared. */
const SPACE = 0x32666c64;
const ROOM = 0;

/** 32 bits of a hash. Two turns that get the same number only wait for each other. */
function lockNumber(turn: Turn): number {
  return createHash("sha256").update(turn).digest().readInt32BE(0) || 1;
}

/** Waits for the turn; it ends with the transaction. The first statement of every transaction on PostgreSQL. */
export async function takeTurn(tx: Tx, turn: Turn): Promise<void> {
  if (turn === ALONE) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SPACE}, ${ROOM})`;
    return;
  }
  // The room comes first. Whoever waits for an account holds the room already, and so does the one it waits for: that one
  // can end, because no transaction that runs alone comes between the two.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock_shared(${SPACE}, ${ROOM}), pg_advisory_xact_lock(${SPACE}, ${lockNumber(turn)})`;
}
