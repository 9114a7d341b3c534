// Owns `npm run bench [-- admin | growth | load | instances [--quick] | api]`: settings, measurements, a line for each target.
//
// `admin` and `growth`, which need no server, take `--postgresql` as well.
import { rmSync } from "node:fs";
import { type BenchResult, benchLine, say } from "@/scripts/bench/bench-line";
import { applyScratchSettings } from "@/scripts/bench/scratch-settings";

const folder = applyScratchSettings();
try {
  // Measurements are imported only now, because duration constants read their settings while they load.
  const results = await measure(process.argv.slice(2));
  say("");
  for (const result of results) say(benchLine(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(words: string[]): Promise<BenchResult[]> {
  const isQuick = words.includes("--quick");
  const onDatabase = words.includes("--postgresql") ? onPostgresql : (work: Work) => work();
  switch (words[0]) {
    case "api":
      return (await import("@/scripts/bench/api")).measureApi();
    case "load":
      return (await import("@/scripts/bench/load")).measureLoad(folder, isQuick);
    case "instances": {
      const { measureTwoServers } = await import("@/scripts/bench/two-servers");
      return onPostgresql(() => measureTwoServers(isQuick));
    }
    case "admin":
      return onDatabase(async () => (await import("@/scripts/bench/admin")).measureAdmin(isQuick));
    case "growth":
      return onDatabase(async () => (await import("@/scripts/bench/growth")).measureGrowth(isQuick, folder));
    default:
      return (await import("@/scripts/bench/measurements")).measureAll();
  }
}

type Work = () => Promise<BenchResult[]>;

/** Works on a PostgreSQL that is thrown away afterwards. */
async function onPostgresql(work: Work): Promise<BenchResult[]> {
  const { startCluster } = await import("@/prisma/throw-away-cluster");
  const cluster = await startCluster();
  try {
    await cluster.createDatabase("bench");
    process.env.DATABASE_URL = cluster.url("bench");
    return await work();
  } finally {
    await cluster.stop();
  }
}
