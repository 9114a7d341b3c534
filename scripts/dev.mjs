// Owns `npm run dev`: the server with Next in development. Pages follow every edit; the edge needs a restart.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { startEmulatedProviders } from "./steps/emulators.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

process.env.NODE_ENV = "development";
await setUp([installDependencies, writeEnvFile, generatePrismaClient, bundlePrograms]);
await startEmulatedProviders();
await import("../dist/server.mjs");
