// Owns `npm run test:postgres`: the unit and integration tests once more, on a throw-away PostgreSQL. Its last line is
// `N passed, N failed`.
import "./steps/node-version.mjs";
import { postgresqlTests, runStages } from "./steps/counted-stages.mjs";
import { providePostgresql } from "./steps/debian-programs.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

await setUp([installDependencies, generatePrismaClient, providePostgresql], "0 passed, 1 failed");
await runStages([postgresqlTests]);
