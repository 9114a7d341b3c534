// Owns `npm run bench [-- admin | growth [--quick] [--postgresql] | api | load [--quick]]`: surroundings first, then the measurements, then one line a target.
import { rmSync } from "node:fs";
import { type BenchResult, benchLine, say } from "@/scripts/bench/bench-line";
import { applyScratchSettings } from "@/scripts/bench/scratch-settings";

const folder = applyScratchSettings();
try {
  // Loaded here and not above: duration constants read their settings while they load.
  const results = await measure(process.argv.slice(2));
  say("");
  for (const result of results) say(benchLine(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(words: string[]): Promise<BenchResult[]> {
  const isQuick = words.includes("--quick");
  if (words[0] === "api") return (await import("@/scripts/bench/api")).measureApi();
  if (words[0] === "load") return (await import("@/scripts/bench/load")).measureLoad(folder, isQuick);
  if (words[0] !== "admin" && words[0] !== "growth")
    return (await import("@/scripts/bench/measurements")).measureAll();
  const measureCrowd = async () =>
    words[0] === "growth"
      ? (await import("@/scripts/bench/growth")).measureGrowth(isQuick, folder)
      : (await import("@/scripts/bench/admin")).measureAdmin(isQuick);
  if (!words.includes("--postgresql")) return measureCrowd();
  const { startCluster } = await import("@/prisma/throw-away-cluster");
  const cluster = await startCluster();
  try {
    await cluster.createDatabase("bench");
    process.env.DATABASE_URL = cluster.url("bench");
    return await measureCrowd();
  } finally {
    await cluster.stop();
  }
}
