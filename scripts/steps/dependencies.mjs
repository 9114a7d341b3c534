// Owns installing what package-lock.json names, once per change of it and per major version of Node.
import { existsSync, readFileSync } from "node:fs";
import { runStep } from "./command.mjs";
import { refuseUnderServer } from "./running-server.mjs";
import { contentHash, isFresh, writeStamp } from "./stamp.mjs";

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

/** Installs the dependencies unless they are there. Throws StepError with what npm said. */
export async function installDependencies() {
  // Compiled parts only fit one ABI.
  const hash = contentHash(["package-lock.json"], [process.versions.modules]);
  if (isFresh("dependencies", hash, ["node_modules/.bin"])) return;
  if (existsSync("node_modules/.cache/twofold/dependencies") || !isInstalled()) {
    refuseUnderServer("Installing other dependencies");
    const npm = process.env.npm_execpath;
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
    const title = "Installing dependencies (some minutes the first time)";
    await (npm ? runStep(title, process.execPath, [npm, ...args]) : runStep(title, "npm", args));
  }
  writeStamp("dependencies", hash);
}
