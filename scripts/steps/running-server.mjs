// Owns that set-up does not pull from under a running server what it still reads: its pages are loaded when they are
// first asked for, and packages when they are needed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StepError } from "./command.mjs";
import { isLiving, ownName } from "./living.mjs";

const FOLDER = "data/servers";

/** Says until this process ends that it is a server of this folder. To be done before the lock of set-up is let go. */
export function tellOfServer() {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, String(process.pid));
  writeFileSync(file, ownName());
  process.once("exit", () => rmSync(file, { force: true }));
}

/** Their process numbers. What a killed server left behind is removed. */
function runningServers() {
  mkdirSync(FOLDER, { recursive: true });
  return readdirSync(FOLDER).filter((pid) => {
    const file = join(FOLDER, pid);
    const isRunning = isLiving(nameIn(file));
    if (!isRunning) rmSync(file, { force: true });
    return isRunning;
  });
}

/** Empty where the server has just ended, and taken its file along. */
function nameIn(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return "";
    throw error;
  }
}

/** Throws StepError, and with it ends the set-up, while a server runs from this folder that `act` would break. */
export function refuseUnderServer(act) {
  const servers = runningServers();
  if (servers.length === 0) return;
  throw new StepError(
    `${act} would break the server that runs from this folder (process ${servers.join(", ")}): stop it first`,
  );
}
