// Owns `npm run check`: lint, types, unused code and the tests that need no browser.
import "./steps/node-version.mjs";
import { lint, runStages, types, unitTests, unusedCode } from "./steps/counted-stages.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { generateRouteTypes } from "./steps/route-types.mjs";
import { setUp } from "./steps/set-up.mjs";

await setUp([installDependencies, generatePrismaClient, generateRouteTypes], "0 passed, 1 failed");
await runStages([lint, types, unusedCode, unitTests]);
