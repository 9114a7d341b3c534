// Owns finding out up to which row the log is settled: nothing can appear in front of it any more.
import "server-only";
import { setTimeout } from "node:timers/promises";
import { lastGivenId, writersOfLog } from "@/lib/audit/chain/chain-row-store";
import { isPostgresql } from "@/lib/platform/db";

/** The greatest row id that the database holds. */
const ALL = 2 ** 31 - 1;
const SETTLE_TRIES = 100;
const SETTLE_PAUSE_MS = 10;

/**
 * The row id up to which no row can appear any more. On SQLite rows appear in the order of their ids. On PostgreSQL a
 * transaction takes an id before its row can be read; it holds a lock from before that until its end, so those that hold
 * it when the last id is read must end first. The sealer waits for them, and none of them for the sealer. 0 when they
 * take too long.
 */
export async function settledUpTo(): Promise<number> {
  if (!isPostgresql()) return ALL;
  const last = await lastGivenId();
  const writers = new Set(await writersOfLog());
  for (let tries = 0; writers.size > 0; tries += 1) {
    if (tries === SETTLE_TRIES) return 0;
    await setTimeout(SETTLE_PAUSE_MS);
    const present = new Set(await writersOfLog());
    for (const writer of writers) if (!present.has(writer)) writers.delete(writer);
  }
  return last;
}
