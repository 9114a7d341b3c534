// Owns `npm run bench`: set-up, then the measurements. Those of administration and growth ask the verbs, and need no pages.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { runProgram } from "./steps/command.mjs";
import { providePostgresql } from "./steps/debian-programs.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

const words = process.argv.slice(2);
const isGrowth = words.includes("growth");
const needsPages = !words.includes("admin") && !isGrowth;
const DATABASES = ["--sqlite", "--postgresql"];

process.env.NODE_ENV = "production";
const pages = needsPages ? [buildPages] : [];
const database = words.includes("instances") ? [providePostgresql] : [];
await setUp([installDependencies, writeEnvFile, generatePrismaClient, ...pages, bundlePrograms, ...database]);
// Before anything loads what it times.
if (isGrowth) await import("./bench/timed-hashes.mjs");
if (needsPages || DATABASES.some((name) => words.includes(name))) await import("../dist/bench.mjs");
else {
  // One process a database: a process has one.
  const measureOn = (database) =>
    runProgram(process.execPath, ["scripts/bench.mjs", ...words, database], { isShown: true });
  await measureOn("--sqlite");
  await providePostgresql()
    .then(() => measureOn("--postgresql"))
    .catch((error) => process.stdout.write(`\n${error.message}\n`));
}
