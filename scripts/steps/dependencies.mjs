// Owns installing what package-lock.json names, once per change of it, and compiling SQLite's driver for this Node.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { startStep } from "./command.mjs";
import { refuseUnderServer } from "./running-server.mjs";
import { contentHash, isFresh, writeStamp } from "./stamp.mjs";

const DRIVER = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";

/** Whether node_modules already holds exactly the locked versions, installed by hand or by an image build. */
function isInstalled() {
  const record = "node_modules/.package-lock.json";
  if (!existsSync(record)) return false;
  const locked = Object.entries(JSON.parse(readFileSync("package-lock.json", "utf8")).packages);
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  return locked.every(
    ([path, { version, optional }]) =>
      path === "" || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function startNpm(title, args) {
  const npm = process.env.npm_execpath;
  return npm ? startStep(title, process.execPath, [npm, ...args]) : startStep(title, "npm", args);
}

/**
 * Installs the dependencies unless they are there. Returns what waits for the driver, which compiles for a minute where
 * no finished one can be fetched, and which the rest of set-up does not need. Throws StepError with what npm said.
 */
export async function installDependencies() {
  const hash = contentHash(["package-lock.json"]);
  if (!isFresh("dependencies", hash, ["node_modules/.bin"])) {
    if (existsSync("node_modules/.cache/twofold/dependencies") || !isInstalled()) {
      refuseUnderServer("Installing other dependencies");
      // Of all that packages would run, the driver's alone is needed; others fetch what we do not use.
      const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
      await startNpm("Installing dependencies", args)();
    }
    writeStamp("dependencies", hash);
  }
  return provideDriver();
}

function driverLoads() {
  const lines = 'new (require("better-sqlite3"))(":memory:")';
  return spawnSync(process.execPath, ["-e", lines]).status === 0;
}

/** Starts making SQLite's driver unless it is there. Returns what waits for it. */
function provideDriver() {
  // What is compiled fits one ABI.
  const hash = contentHash(["package-lock.json"], [process.versions.modules]);
  if (isFresh("driver", hash, [DRIVER])) return () => {};
  if (driverLoads()) return () => writeStamp("driver", hash);
  refuseUnderServer("Making SQLite's driver for this Node");
  const args = ["rebuild", "better-sqlite3", "--ignore-scripts=false"];
  const finish = startNpm("Fetching or compiling SQLite's driver", args);
  return async () => {
    await finish();
    writeStamp("driver", hash);
  };
}
