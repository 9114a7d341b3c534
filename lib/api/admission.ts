// Owns the gate of the TOTP API: requests that come in one turn of the event loop are counted by one guarded write.
//
// A write to the database costs more than all else that a request needs. What has come by the time the write before is
// done waits together for the next: exact, and the cheaper for each the more there are (docs/decisions/017).
import "server-only";
import { setImmediate as loopTurn } from "node:timers/promises";
import { shared } from "@/lib/platform/shared";
import { countBatch } from "./count-batch";
import type { Admission, Applicant, Waiting } from "./group-by-caller";
import { KnownMeters } from "./known-meters";

/** Requests that one write counts at most: what they need stays far below what a statement may bind. */
const MAX_BATCH = 500;

/** Requests that may wait: where the database hangs, memory must not fill up with them. */
export const LONGEST_QUEUE = 5_000;

interface Queue {
  waiting: Waiting[];
  known: KnownMeters;
  isCounting: boolean;
}

async function countAll(queue: Queue): Promise<void> {
  while (queue.waiting.length > 0) {
    // Whoever was answered a moment ago is back after one more turn of the loop, and shares the write: nearly twice as
    // many do.
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
 * Whether a request may be answered: counted if so, at no cost if not. Rejects when the database does not answer, or
 * when too many wait for it.
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
    // Whoever comes in this turn of the event loop is counted with it.
    setImmediate(() => void countAll(queue));
  });
}
