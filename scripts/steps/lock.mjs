// Owns that set-up runs once at a time, whoever types `npm start` and `npm test` at the same moment.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

const LOCK_FILE = "data/set-up.lock";

function holder() {
  try {
    return Number(readFileSync(LOCK_FILE, "utf8"));
  } catch {
    return 0;
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

function tryLock() {
  try {
    writeFileSync(LOCK_FILE, String(process.pid), { flag: "wx" });
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
    const pid = holder();
    if (pid > 0 && !isAlive(pid)) {
      rmSync(LOCK_FILE, { force: true });
      continue;
    }
    if (!hasTold) process.stdout.write(`  waiting for the set-up that process ${pid} is running\n`);
    hasTold = true;
    await setTimeout(300);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK_FILE, { force: true });
  }
}
