// Owns `npm run bench [-- admin [--quick] | api]`: surroundings first, then the measurements, then one line a target.
import { rmSync } from "node:fs";
import { type BenchResult, benchLine, say } from "@/scripts/bench/bench-line";
import { applyScratchSettings } from "@/scripts/bench/scratch-settings";

async function measure(words: string[]): Promise<BenchResult[]> {
  if (words[0] === "api") return (await import("@/scripts/bench/api")).measureApi();
  if (words[0] !== "admin") return (await import("@/scripts/bench/measurements")).measureAll();
  return (await import("@/scripts/bench/admin")).measureAdmin(words.includes("--quick"));
}

const folder = applyScratchSettings();
try {
  // Loaded here and not above: duration constants read their settings while they load.
  const results = await measure(process.argv.slice(2));
  say("");
  for (const result of results) say(benchLine(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
