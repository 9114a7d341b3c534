// Owns `npm run bench`: set-up, then the measurements. Those of administration ask the verbs, and need no pages.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { runProgram } from "./steps/command.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { providePostgresql } from "./steps/postgresql.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

const words = process.argv.slice(2);
const isAdmin = words.includes("admin");
const DATABASES = ["--sqlite", "--postgresql"];

process.env.NODE_ENV = "production";
const pages = isAdmin ? [] : [buildPages];
const database = words.includes("instances") ? [providePostgresql] : [];
await setUp([installDependencies, writeEnvFile, generatePrismaClient, ...pages, bundlePrograms, ...database]);
if (!isAdmin || DATABASES.some((name) => words.includes(name))) await import("../dist/bench.mjs");
else {
  // One process a database: a process has one.
  await runProgram(process.execPath, ["dist/bench.mjs", ...words, "--sqlite"], { isShown: true });
  await providePostgresql()
    .then(() => runProgram(process.execPath, ["dist/bench.mjs", ...words, "--postgresql"], { isShown: true }))
    .catch((error) => process.stdout.write(`\n${error.message}\n`));
}
