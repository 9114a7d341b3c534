// Owns the programs in dist: the server, the command line and the benchmark, each bundled from its TypeScript.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { contentHash, unlessFresh } from "./stamp.mjs";

const PROGRAMS = {
  server: "server.ts",
  twofold: "scripts/twofold.ts",
  bench: "scripts/bench/main.ts",
  instances: "scripts/instances/main.ts",
  fuzz: "scripts/fuzz/main.ts",
};
const SOURCES = [
  ...Object.values(PROGRAMS),
  "scripts/bench",
  "scripts/instances",
  "scripts/fuzz",
  "e2e/app-map.ts",
  "e2e/emulators",
  "scripts/twofold",
  "scripts/steps/bundle.mjs",
  "lib",
  "prisma",
  "generated",
  "messages",
  "tsconfig.json",
  "package-lock.json",
];

export async function bundlePrograms() {
  const entries = Object.entries(PROGRAMS).filter(([, source]) => existsSync(source));
  const outputs = entries.map(([name]) => `dist/${name}.mjs`);
  await unlessFresh("bundle", contentHash(SOURCES), outputs, async () => {
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
      // It throws outside of Next; here nothing can reach a browser.
      alias: { "server-only": join(root, "node_modules/server-only/empty.js") },
      logLevel: "warning",
    });
  });
}
