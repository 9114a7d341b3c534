// Owns `npm run test:instances`: the surroundings first, then each check, then how many held.
import { rmSync } from "node:fs";
import { startCluster } from "@/prisma/throw-away-cluster";
import { freePort } from "@/scripts/bench/free-port";
import { applyScratchSettings } from "@/scripts/bench/scratch-settings";
import { startRedis } from "@/scripts/instances/throw-away-redis";

const NAME = "instances";

// What is started here ends with the process, however that ends.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const folder = applyScratchSettings();
const cluster = await startCluster();
const redis = await startRedis();
try {
  await cluster.createDatabase(NAME);
  const port = await freePort();
  Object.assign(process.env, {
    DATABASE_URL: cluster.url(NAME),
    REDIS_URL: redis.url,
    APP_URL: `http://localhost:${port}`,
    // nginx, and a pretended proxy in front of it, so that each of the test's people can have an address.
    TRUSTED_PROXY_HOPS: "2",
    SIGN_UP: "open",
  });
  // Loaded here and not above, because duration constants read their settings while they load.
  const { checkInstances } = await import("@/scripts/instances/check-instances");
  await checkInstances(folder, port, redis);
} finally {
  await redis.stop();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
