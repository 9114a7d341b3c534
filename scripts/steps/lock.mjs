// Owns the lock that lets set-up run once at a time, even if `npm start` and `npm test` are typed at the same moment.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { isLiving, ownName } from "./living.mjs";

const LOCK_FILE = "data/set-up.lock";
/** Longer than it takes to write the holder's name into a new file. */
const NAMELESS_MS = 5_000;

/** The holder of the lock, and whether its process has ended. */
function holder() {
  try {
    const name = readFileSync(LOCK_FILE, "utf8");
    if (!name) return { pid: "", isGone: Date.now() - statSync(LOCK_FILE).mtimeMs > NAMELESS_MS };
    return { pid: name.split(" ", 1)[0], isGone: !isLiving(name) };
  } catch {
    return { pid: "", isGone: false };
  }
}

function tryLock() {
  try {
    writeFileSync(LOCK_FILE, ownName(), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/** Runs `work` while holding the lock. A lock whose process has ended is taken over. */
export async function withLock(work) {
  mkdirSync("data", { recursive: true, mode: 0o700 });
  let hasTold = false;
  while (!tryLock()) {
    const { pid, isGone } = holder();
    if (isGone) {
      rmSync(LOCK_FILE, { force: true });
      continue;
    }
    if (!hasTold)
      process.stdout.write(`  waiting for the set-up that process ${pid || "?"} is running (${LOCK_FILE})\n`);
    hasTold = true;
    await setTimeout(300);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK_FILE, { force: true });
  }
}
