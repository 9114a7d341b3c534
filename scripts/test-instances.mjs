// Owns `npm run test:instances`: two servers behind nginx on one PostgreSQL and one Redis, all thrown away afterwards. Its
// last line is `N passed, N failed`.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { collectServer } from "./steps/collected-server.mjs";
import { provideNginx, providePostgresql, provideRedis } from "./steps/debian-programs.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

process.env.NODE_ENV = "production";
const built = [installDependencies, writeEnvFile, generatePrismaClient, buildPages, bundlePrograms];
const lastLine = "0 passed, 1 failed";
await setUp([...built, providePostgresql, provideNginx, provideRedis], lastLine);
// After the rest: what is collected includes SQLite's driver, which set-up makes beside its other steps.
await setUp([collectServer], lastLine);
await import("../dist/instances.mjs");
