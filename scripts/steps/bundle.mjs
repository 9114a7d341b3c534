// Owns the programs in dist: server, command line, benchmark and the programs of set-up, bundled from TypeScript.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./root.mjs";
import { contentHash, unlessFresh } from "./stamp.mjs";

const PROGRAMS = {
  server: "server.ts",
  twofold: "scripts/twofold.ts",
  bench: "scripts/bench/main.ts",
  instances: "scripts/instances/main.ts",
};
const SOURCES = [
  ...Object.values(PROGRAMS),
  "scripts/bench",
  "scripts/instances",
  "scripts/twofold",
  "scripts/steps/bundle.mjs",
  "lib",
  "prisma",
  "generated",
  "messages",
  "tsconfig.json",
  "package-lock.json",
];

/** Packages of many small files, which would make a start slow if read one by one. */
const BUNDLED = ["jose", "zod"];

const FUZZ = { fuzz: "scripts/fuzz/main.ts" };
const FUZZ_SOURCES = [...SOURCES, "scripts/fuzz", "e2e/app-map.ts", "e2e/emulators"];

const SETTINGS = { "settings-fault": "scripts/steps/settings-fault.ts" };
const SETTINGS_SOURCES = [
  ...Object.values(SETTINGS),
  "lib/platform",
  "scripts/steps/bundle.mjs",
  "tsconfig.json",
  "package-lock.json",
];

const EMULATORS = { emulators: "e2e/emulators/start-emulators.ts" };
const EMULATORS_SOURCES = ["e2e/emulators", "scripts/steps/bundle.mjs", "package-lock.json"];

/** Bundles the programs of an installation, and the benchmark. */
export const bundlePrograms = () => bundle("bundle", PROGRAMS, SOURCES);

/** Separate, because it is needed before the database client is generated, which the others contain. */
export const bundleSettings = () => bundle("bundle-settings", SETTINGS, SETTINGS_SOURCES);

/** Separate, because it contains parts of e2e, which images are built without. */
export const bundleFuzz = () => bundle("bundle-fuzz", FUZZ, FUZZ_SOURCES);

/** Separate, because only development needs them. */
export const bundleEmulators = () => bundle("bundle-emulators", EMULATORS, EMULATORS_SOURCES);

async function bundle(stamp, programs, sources) {
  const entries = Object.entries(programs).filter(([, source]) => existsSync(source));
  const outputs = entries.map(([name]) => `dist/${name}.mjs`);
  await unlessFresh(stamp, contentHash(sources), outputs, async () => {
    const { build } = await import("esbuild");
    await build({
      entryPoints: Object.fromEntries(entries),
      outdir: "dist",
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      alias: {
        // `server-only` throws outside of Next; here nothing can reach a browser.
        "server-only": join(root, "node_modules/server-only/empty.js"),
        ...Object.fromEntries(BUNDLED.map((name) => [name, fileURLToPath(import.meta.resolve(name))])),
      },
      logLevel: "warning",
    });
  });
}
