// Owns the way to Redis, where REDIS_URL names one: a connection that comes back by itself, and no long waits for it.
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
import type { Redis } from "ioredis";
import { settings } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

// Required at run time, so that a server without Redis never loads it.
const load = createRequire(import.meta.url);

/** Answers take a millisecond. After this long the caller goes on without one, and the connection is made anew. */
const ANSWER_MS = 500;
const CONNECT_MS = 2_000;
/** How long a start waits, so that the first requests are counted in Redis too. */
const FIRST_TRY_MS = 1_000;
const LONGEST_PAUSE_MS = 2_000;

function connect(url: string): Redis {
  const { Redis: Client } = load("ioredis") as typeof import("ioredis");
  const client = new Client(url, {
    connectTimeout: CONNECT_MS,
    commandTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    retryStrategy: (tries) => Math.min(25 * 2 ** tries, LONGEST_PAUSE_MS),
    // A command without an answer may have been carried out, so it is not sent again, not even after a reconnection.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    disableClientInfo: true,
  });
  client.on("ready", () => note(true));
  client.on("error", (error) => note(false, error));
  client.on("close", () => note(false));
  return client;
}

/** Logs once that Redis does not answer, and once that it does again. Never the URL, which holds a password. */
function note(answers: boolean, error?: unknown): void {
  const last = shared("redis-last-noted", () => ({ answers: true }));
  if (last.answers === answers) return;
  last.answers = answers;
  if (answers) logger().info("Redis answers again");
  else logger().warn({ error }, "Redis does not answer: what it counts is counted in the database");
}

function client(url: string): Redis {
  return shared("redis", () => connect(url));
}

/**
 * Asks Redis or, where REDIS_URL is not set or Redis fails, its replacement.
 * @param ask must not throw for anything but a failure of Redis
 */
export async function withRedis<T>(
  ask: (redis: Redis) => Promise<T>,
  otherwise: () => Promise<T>,
): Promise<T> {
  const { redisUrl } = settings();
  if (redisUrl === undefined) return otherwise();
  try {
    const answer = await ask(client(redisUrl));
    note(true);
    return answer;
  } catch (error) {
    note(false, error);
    return otherwise();
  }
}

/** Connects before anybody asks. Resolves within a second, connected or not. */
export async function openRedis(url: string): Promise<void> {
  const redis = client(url);
  if (redis.status === "ready") return;
  const isOver = new AbortController();
  const { signal } = isOver;
  await Promise.race([
    once(redis, "ready", { signal }),
    setTimeout(FIRST_TRY_MS, undefined, { signal }),
  ]).catch(() => {});
  isOver.abort();
}

/** Ends the connection on purpose, so that the log does not report it as lost. */
export function closeRedis(url: string): void {
  const redis = client(url);
  redis.removeAllListeners("close");
  redis.disconnect();
}
