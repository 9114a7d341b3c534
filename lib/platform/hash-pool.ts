// Owns slow computing off the event loop: how much at once, how much may wait, and who does the work.
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import pLimit, { type LimitFunction } from "p-limit";
import Tinypool from "tinypool";
import { BATCH_QUEUE_LENGTH, HASH_QUEUE_LENGTH, HASHES_AT_ONCE_MOST } from "@/lib/platform/limits";
import { shared } from "@/lib/platform/shared";
import { inSpan } from "@/lib/platform/tracing/in-span";

/** More hashes are waiting than the server can serve in good time; the caller answers "try again". */
export class HashQueueFullError extends Error {}

/** One core stays free for answering: with every core hashing, the event loop waits for its turn. */
export function hashesAtOnce(cores: number): number {
  return Math.max(1, Math.min(HASHES_AT_ONCE_MOST, cores - 1));
}

const HASHES_AT_ONCE = hashesAtOnce(availableParallelism());
const BCRYPT_WORKER = resolve("lib/platform/bcrypt-worker.mjs");

interface HashPool {
  limit: LimitFunction;
  /** Lane of the batches: one at a time, so that they hold one place in the queue and never all of it. */
  batches: LimitFunction;
  workers: Tinypool;
  /** How many were turned away since the start. */
  refused: number;
}

function hashPool(): HashPool {
  return shared("hash-pool", () => ({
    limit: pLimit(HASHES_AT_ONCE),
    batches: pLimit(1),
    workers: new Tinypool({
      filename: BCRYPT_WORKER,
      minThreads: 0,
      maxThreads: HASHES_AT_ONCE,
      idleTimeout: 60_000,
    }),
    refused: 0,
  }));
}

/**
 * Runs one slow hash when its turn comes.
 * @throws HashQueueFullError when too many wait already
 */
export function inHashQueue<T>(work: () => Promise<T>): Promise<T> {
  const { limit } = hashPool();
  if (limit.pendingCount >= HASH_QUEUE_LENGTH) return refuse();
  return inSpan("slow hash", () => limit(work));
}

function refuse(): Promise<never> {
  hashPool().refused += 1;
  return Promise.reject(new HashQueueFullError());
}

/** How many hashes run and wait now, and how many were turned away. */
export function hashPoolState(): { busy: number; waiting: number; refused: number } {
  const { limit, refused } = hashPool();
  return { busy: limit.activeCount, waiting: limit.pendingCount, refused };
}

/**
 * Runs a task in a worker thread when its turn comes.
 * @param file absolute path of a module whose default export computes the task
 * @throws HashQueueFullError when too many wait already
 */
export function runInWorker<T>(file: string, task: unknown): Promise<T> {
  return inHashQueue(() => hashPool().workers.run(task, { filename: file }) as Promise<T>);
}

/**
 * bcrypt of one text, in a worker thread.
 * @param salt bcrypt salt with its cost, e.g. `$2b$10$…`
 */
export function bcryptOne(text: string, salt: string): Promise<string> {
  return runInWorker<string>(BCRYPT_WORKER, { text, salt });
}

/**
 * bcrypt of each text with one salt, one after the other, so that sign-ins pass between them.
 * @throws HashQueueFullError when too many batches wait already
 */
export function bcryptBatch(texts: string[], salt: string): Promise<string[]> {
  const { batches } = hashPool();
  if (batches.pendingCount >= BATCH_QUEUE_LENGTH) return refuse();
  return batches(async () => {
    const hashes: string[] = [];
    for (const text of texts) hashes.push(await bcryptOne(text, salt));
    return hashes;
  });
}

/** Ends the worker threads at shutdown. */
export async function closeHashPool(): Promise<void> {
  await hashPool().workers.destroy();
}
