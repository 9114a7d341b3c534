// Owns `npm start`: everything a fresh machine needs, then the server, in this very process.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { tellOfServer } from "./steps/running-server.mjs";
import { setUp } from "./steps/set-up.mjs";
import { checkSettings } from "./steps/settings.mjs";

process.env.NODE_ENV = "production";
const prepared = [installDependencies, writeEnvFile, checkSettings];
await setUp([...prepared, generatePrismaClient, buildPages, bundlePrograms, tellOfServer]);
await import("../dist/server.mjs");
