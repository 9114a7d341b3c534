// Owns that set-up runs once at a time, whoever types `npm start` and `npm test` at the same moment.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

const LOCK_FILE = "data/set-up.lock";
/** Longer than it takes to write who holds it into a new file. */
const NAMELESS_MS = 5_000;

/** When a process began, as Linux counts it: its number may be another one's after a reboot. Empty elsewhere. */
function beginningOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[19];
  } catch {
    return "";
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Who holds the lock, and whether they are gone. */
function holder() {
  try {
    const [pid, beginning] = readFileSync(LOCK_FILE, "utf8").split(" ");
    if (!pid) return { pid, isGone: Date.now() - statSync(LOCK_FILE).mtimeMs > NAMELESS_MS };
    return { pid, isGone: !isAlive(Number(pid)) || beginningOf(pid) !== beginning };
  } catch {
    return { pid: "", isGone: false };
  }
}

function tryLock() {
  try {
    writeFileSync(LOCK_FILE, `${process.pid} ${beginningOf(process.pid)}`, { flag: "wx" });
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
