// Owns `npm run bench`: set-up, then the measurements. Those of administration ask the verbs, and need no pages.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

process.env.NODE_ENV = "production";
const pages = process.argv.includes("admin") ? [] : [buildPages];
await setUp([installDependencies, writeEnvFile, generatePrismaClient, ...pages, bundlePrograms]);
await import("../dist/bench.mjs");
