// Owns `npm test`: all set-up, then every check and test there is. Its last line is `N passed, N failed`.
import "./steps/node-version.mjs";
import { provideBrowser } from "./steps/browser.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { collectServer } from "./steps/collected-server.mjs";
import { browserTests, lint, runStages, types, unitTests, unusedCode } from "./steps/counted-stages.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { writeEnvFile } from "./steps/env-file.mjs";
import { withLock } from "./steps/lock.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { generateRouteTypes } from "./steps/route-types.mjs";
import { setUp } from "./steps/set-up.mjs";

let unbuilt;

/** What only the browser tests need; a failure here must not hide the other results. */
async function buildServer() {
  try {
    await buildPages();
    await bundlePrograms();
  } catch (fault) {
    unbuilt = fault;
  }
}

await setUp(
  [installDependencies, writeEnvFile, generatePrismaClient, generateRouteTypes, buildServer],
  "0 passed, 1 failed",
);

// Both are made ready while the checks leave a core idle; a browser that is missing is downloaded or installed.
const collected = unbuilt ? undefined : collectServer();
const browser = withLock(provideBrowser);
browser.catch(() => {});

async function prepareBrowserTests() {
  if (!collected) throw unbuilt;
  await collected();
  return browser;
}

await runStages([lint, types, unusedCode, unitTests, browserTests(prepareBrowserTests)]);
