// Owns `npm run bench`: surroundings first, then the measurements, then one line a target.
import { rmSync } from "node:fs";
import { benchLine, say } from "@/scripts/bench/bench-line";
import { applyScratchSettings } from "@/scripts/bench/scratch-settings";

const folder = applyScratchSettings();
try {
  // Loaded here and not above: duration constants read their settings while they load.
  const { measureAll } = await import("@/scripts/bench/measurements");
  const results = await measureAll();
  say("");
  for (const result of results) say(benchLine(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
