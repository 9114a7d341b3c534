// Owns slow hashing off the event loop: how many at once, how many may wait, and who does the work.
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import pLimit, { type LimitFunction } from "p-limit";
import Tinypool from "tinypool";
import { HASH_QUEUE_LENGTH } from "@/lib/platform/limits";
import { shared } from "@/lib/platform/shared";

/** More hashes are waiting than the server can serve in good time; the caller answers "try again". */
export class HashQueueFullError extends Error {}

// One core stays free for answering: with every core hashing, the event loop waits for its turn.
const HASHES_AT_ONCE = Math.max(1, availableParallelism() - 1);

interface HashPool {
  limit: LimitFunction;
  workers: Tinypool;
}

function hashPool(): HashPool {
  return shared("hash-pool", () => ({
    limit: pLimit(HASHES_AT_ONCE),
    workers: new Tinypool({
      filename: resolve("lib/platform/bcrypt-worker.mjs"),
      minThreads: 0,
      maxThreads: HASHES_AT_ONCE,
      idleTimeout: 60_000,
    }),
  }));
}

/**
 * Runs one slow hash when its turn comes.
 * @throws HashQueueFullError when too many wait already
 */
export function inHashQueue<T>(work: () => Promise<T>): Promise<T> {
  const { limit } = hashPool();
  if (limit.pendingCount >= HASH_QUEUE_LENGTH) return Promise.reject(new HashQueueFullError());
  return limit(work);
}

/**
 * bcrypt of each text with one salt, in a worker thread.
 * @param salt bcrypt salt with its cost, e.g. `$2b$10$…`
 */
export async function bcryptAll(texts: string[], salt: string): Promise<string[]> {
  const one = (text: string) => inHashQueue(() => hashPool().workers.run({ text, salt }) as Promise<string>);
  return Promise.all(texts.map(one));
}

/** Ends the worker threads at shutdown. */
export async function closeHashPool(): Promise<void> {
  await hashPool().workers.destroy();
}
