// Owns the gate of the TOTP API: requests that come in one turn of the event loop are counted by one guarded write.
//
// A write to the database costs more than all else that a request needs. So requests that come while one write is under
// way share the next: the count is exact, and the more they are, the less each costs (docs/decisions/017).
import "server-only";
import { setImmediate as loopTurn } from "node:timers/promises";
import { shared } from "@/lib/platform/shared";
import { countBatch } from "./count-batch";
import type { Admission, Applicant, Waiting } from "./group-by-caller";
import { KnownMeters } from "./known-meters";

/** Requests that one write counts at most, so that look-ups bind far fewer values than a statement may. */
const MAX_BATCH = 500;

/** Requests that may wait. While the database hangs, memory must not fill up with them. */
export const LONGEST_QUEUE = 5_000;

interface Queue {
  waiting: Waiting[];
  known: KnownMeters;
  isCounting: boolean;
}

async function countAll(queue: Queue): Promise<void> {
  while (queue.waiting.length > 0) {
    // Clients that were just answered send their next request within one more turn of the loop. Waiting for it lets
    // nearly twice as many requests share the write.
    await loopTurn();
    const batch = queue.waiting.splice(0, MAX_BATCH);
    const now = new Date(Math.max(...batch.map((each) => each.now.getTime())));
    await countBatch(batch, queue.known, now).catch((error: unknown) => {
      for (const waiting of batch) waiting.fail(error);
    });
  }
  queue.isCounting = false;
}

/**
 * Whether a request may be answered. If so it is counted; a refused one costs nothing. Rejects when the database does not
 * answer, or when too many requests wait for it.
 */
export function admission(applicant: Applicant, now: Date): Promise<Admission> {
  const queue = shared<Queue>("api-admission", () => ({
    waiting: [],
    known: new KnownMeters(),
    isCounting: false,
  }));
  if (queue.waiting.length >= LONGEST_QUEUE) return Promise.reject(new Error("too many requests wait"));
  return new Promise((settle, fail) => {
    queue.waiting.push({ applicant, now, settle, fail });
    if (queue.isCounting) return;
    queue.isCounting = true;
    // Requests that come in the same turn of the event loop are counted with it.
    setImmediate(() => void countAll(queue));
  });
}
