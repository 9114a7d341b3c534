// Owns how unit and integration tests run: real modules, real SQLite, one process per worker.
import { createHash } from "node:crypto";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const fixedKey = (name: string) => createHash("sha256").update(`twofold test ${name}`).digest("base64");

export default defineConfig({
  resolve: {
    alias: { "@": root, "server-only": join(root, "node_modules/server-only/empty.js") },
  },
  test: {
    exclude: ["**/*.postgresql.test.ts", "**/*.faults.test.ts", "**/node_modules/**"],
    include: ["{lib,app,components,docs,scripts,prisma,messages}/**/*.test.{ts,tsx}", "*.test.ts"],
    pool: "forks",
    // Many tests wait for clocks, processes and time-outs: one more than there are cores fills the waits.
    maxWorkers: availableParallelism() + 1,
    // next-auth names Next's modules without their extension, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    globalSetup: "prisma/test-database.ts",
    setupFiles: "prisma/own-database.ts",
    // Slow hashes on a busy machine: no test may fail on time alone.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: {
      APP_URL: "http://localhost:3000",
      AUTH_SECRET: fixedKey("auth secret"),
      ENCRYPTION_KEYS: `k1:${fixedKey("encryption key")}`,
      PEPPERS: `p1:${fixedKey("pepper")}`,
      DATABASE_URL: `file:${join(tmpdir(), `twofold-vitest-${process.pid}`, "twofold.db")}`,
      OUTBOX_DIR: join(tmpdir(), `twofold-vitest-${process.pid}`, "outbox"),
      LOG_LEVEL: "silent",
    },
  },
});
