// Owns keeping set-up from replacing what a running server still reads: it loads pages when they are first asked for, and
// packages when they are needed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StepError } from "./command.mjs";
import { isLiving, ownName } from "./living.mjs";

const FOLDER = "data/servers";

/** Marks this process as a server of this folder until it ends. Call it before the lock of set-up is released. */
export function tellOfServer() {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, String(process.pid));
  writeFileSync(file, ownName());
  process.once("exit", () => rmSync(file, { force: true }));
}

/** Process ids of the running servers. Removes what killed ones left behind. */
function runningServers() {
  mkdirSync(FOLDER, { recursive: true });
  return readdirSync(FOLDER).filter((pid) => {
    const file = join(FOLDER, pid);
    const isRunning = isLiving(nameIn(file));
    if (!isRunning) rmSync(file, { force: true });
    return isRunning;
  });
}

/** Empty if the server has just ended and removed its file. */
function nameIn(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return "";
    throw error;
  }
}

/** Throws StepError, which ends the set-up, while a server runs from this folder: `act` would break it. */
export function refuseUnderServer(act) {
  const servers = runningServers();
  if (servers.length === 0) return;
  throw new StepError(
    `${act} would break the server that runs from this folder (process ${servers.join(", ")}): stop it first`,
  );
}
