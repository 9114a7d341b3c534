// Owns finding a Chromium for the browser tests, and fetching one where there is none.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { localProgram, runStep, StepError } from "./command.mjs";
import { installDebianPackage, mayInstallDebianPackages } from "./debian-package.mjs";

const SYSTEM_BROWSERS = [
  // Playwright's own is one as well. The whole browser draws windows for each test though nobody sees them.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Whether the program is there and starts: a downloaded browser may miss system libraries. */
function starts(path) {
  if (!path || !existsSync(path)) return false;
  return spawnSync(path, ["--version", "--no-sandbox"], { timeout: 20_000 }).status === 0;
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

async function findBrowser() {
  const candidates = [await playwrightsOwn(), process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS];
  return candidates.find(starts);
}

/** The ways to get a browser, in order; if one fails, the next is tried. */
const WAYS = [
  {
    isOpen: () => true,
    install: () =>
      runStep("Downloading Chromium", localProgram("playwright"), ["install", "chromium"], {
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000",
      }),
  },
  {
    isOpen: mayInstallDebianPackages,
    install: () => installDebianPackage("chromium-headless-shell", "Chromium without windows"),
  },
  {
    isOpen: mayInstallDebianPackages,
    install: () => installDebianPackage("chromium", "Chromium"),
  },
];

/** Path of a Chromium that starts. Throws StepError when there is none and none can be installed. */
export async function provideBrowser() {
  const present = await findBrowser();
  if (present) return present;
  for (const { isOpen, install } of WAYS) {
    if (!isOpen()) continue;
    await install().catch(() => {});
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new StepError("No Chromium found; install one and name it in CHROMIUM_PATH");
}
