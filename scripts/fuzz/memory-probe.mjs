// Owns telling how much memory a server holds once all rubbish is collected: `node --import` loads it before the product.
import { setTimeout } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";

/** What is let go of in one collection frees more in the next one. */
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
  // Listening for it must not keep a server from ending.
  process.channel?.unref();
}
