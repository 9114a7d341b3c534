// Owns `npm run twofold -- <command>`: set-up without the pages, then the command line.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

process.env.NODE_ENV = "production";
await setUp([installDependencies, writeEnvFile, generatePrismaClient, bundlePrograms]);
await import("../dist/twofold.mjs");
