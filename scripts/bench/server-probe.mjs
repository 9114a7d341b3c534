// Owns looking into a running server from beside it: loaded by `node --import` before the product, which knows nothing of it.
import { createRequire } from "node:module";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const counted = { queries: 0 };

const FRAMES = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)\b/i;

/** Counts every statement that is run, through Prisma or not, without the frames of transactions. */
function countQueries() {
  const Database = createRequire(import.meta.url)("better-sqlite3");
  const db = new Database(":memory:");
  const statement = Object.getPrototypeOf(db.prepare("SELECT 1"));
  db.close();
  for (const name of ["run", "get", "all", "iterate"]) {
    const original = statement[name];
    statement[name] = function (...values) {
      if (!FRAMES.test(this.source)) counted.queries += 1;
      return original.apply(this, values);
    };
  }
}

/** Answers each message with what has been seen since the one before it. */
function reportOnDemand() {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let cpu = process.cpuUsage();
  process.on("message", () => {
    const { user, system } = process.cpuUsage(cpu);
    const longestStallMs = delay.max / 1e6;
    process.send({ longestStallMs, cpuSeconds: (user + system) / 1e6, queries: counted.queries });
    delay.reset();
    counted.queries = 0;
    cpu = process.cpuUsage();
  });
}

// Worker threads inherit --import; the event loop in question is the main one.
if (isMainThread && process.send) {
  countQueries();
  reportOnDemand();
}
