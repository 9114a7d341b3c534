// Owns `npm run test:faults`: servers, databases and disks that fail under load, for about ten minutes. Its last line is
// `N passed, N failed`.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { faultTests, runStages } from "./steps/counted-stages.mjs";
import { providePostgresql } from "./steps/debian-programs.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

const steps = [installDependencies, generatePrismaClient, providePostgresql, buildPages, bundlePrograms];
await setUp(steps, "0 passed, 1 failed");
await runStages([faultTests]);
