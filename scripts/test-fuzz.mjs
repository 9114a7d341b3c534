// Owns `npm run test:fuzz`: the whole app crawled, then a hundred thousand hostile requests. Its last line is
// `N passed, N failed`.
import "./steps/node-version.mjs";
import { bundleFuzz, bundlePrograms } from "./steps/bundle.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

process.env.NODE_ENV = "production";
const built = [
  installDependencies,
  writeEnvFile,
  generatePrismaClient,
  buildPages,
  bundlePrograms,
  bundleFuzz,
];
await setUp(built, "0 passed, 1 failed");
await import("../dist/fuzz.mjs");
