// Owns looking into a running server: `node --import` loads it before the product, which knows nothing of it.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const FRAMES = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)\b/i;
const TURN_SAMPLE_MS = 2;

/** Linux: nanoseconds that the main thread has had a core, then those that it waited for one. */
const SCHEDULER_FILE = `/proc/self/task/${process.pid}/schedstat`;

const seen = { queries: 0, longestWorkMs: null };

/** Counts every statement that is run, through Prisma or not, except those that only frame transactions. */
function countQueries() {
  const Database = createRequire(import.meta.url)("better-sqlite3");
  const db = new Database(":memory:");
  const statement = Object.getPrototypeOf(db.prepare("SELECT 1"));
  db.close();
  for (const name of ["run", "get", "all", "iterate"]) {
    const original = statement[name];
    statement[name] = function (...values) {
      if (!FRAMES.test(this.source)) seen.queries += 1;
      return original.apply(this, values);
    };
  }
}

/** Keeps the most that the main thread computed between two turns. Waits for a core do not count. */
function watchWork() {
  if (!existsSync(SCHEDULER_FILE)) return;
  const coreMs = () => Number(readFileSync(SCHEDULER_FILE, "utf8").split(" ", 1)[0]) / 1e6;
  let last = coreMs();
  const look = () => {
    const now = coreMs();
    seen.longestWorkMs = Math.max(seen.longestWorkMs ?? 0, now - last);
    last = now;
  };
  setInterval(look, TURN_SAMPLE_MS).unref();
}

/** Answers each message with what has been seen since the one before it. */
function reportOnDemand() {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let cpu = process.cpuUsage();
  process.on("message", () => {
    const { user, system } = process.cpuUsage(cpu);
    process.send({ longestStallMs: delay.max / 1e6, cpuSeconds: (user + system) / 1e6, ...seen });
    delay.reset();
    Object.assign(seen, { queries: 0, longestWorkMs: null });
    cpu = process.cpuUsage();
  });
}

// Worker threads inherit --import, and only the main thread is watched.
if (isMainThread && process.send) {
  countQueries();
  watchWork();
  reportOnDemand();
}
