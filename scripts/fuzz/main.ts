// Owns `npm run test:fuzz [-- --quick] [--requests N] [--seed N]`: the surroundings first, then each check, then how many held.
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { startEmulators } from "@/e2e/emulators/start-emulators";
import { applyScratchSettings } from "@/scripts/bench/scratch-settings";

const { values } = parseArgs({
  options: { quick: { type: "boolean" }, requests: { type: "string" }, seed: { type: "string" } },
});
const requests = Number(values.requests ?? (values.quick ? 3000 : 100_000));
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));

// What is started here ends with the process, however that ends.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const folder = applyScratchSettings();
const emulators = await startEmulators();
Object.assign(process.env, emulators.settings, { SIGN_UP: "open", TRUSTED_DEVICES: "allowed" });
try {
  // Loaded here and not above, because duration constants read their settings while they load.
  const { checkFuzz } = await import("@/scripts/fuzz/check-fuzz");
  await checkFuzz({ requests, seed });
} finally {
  await emulators.close();
  rmSync(folder, { recursive: true, force: true });
}
