// Owns telling how much memory a server holds after garbage collection. `node --import` loads it before the server.
import { setTimeout } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";

/** What one collection releases lets the next one free more. */
const COLLECTIONS = 4;
const BETWEEN_MS = 250;

if (isMainThread && process.send) {
  process.on("message", async () => {
    for (let round = 0; round < COLLECTIONS; round += 1) {
      globalThis.gc?.();
      await setTimeout(BETWEEN_MS);
    }
    process.send?.(process.memoryUsage());
  });
  // Listening must not keep a server from ending.
  process.channel?.unref();
}
