// Owns how unit and integration tests run: real modules, real SQLite, one process a worker, or one of a file's own.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import type { ProjectConfig } from "vitest/node";

const root = import.meta.dirname;
const FOLDERS = ["lib", "app", "components", "docs", "scripts", "prisma", "messages"];
const alias = { "@": root, "server-only": join(root, "node_modules/server-only/empty.js") };
const TESTS = [`{${FOLDERS.join(",")}}/**/*.test.{ts,tsx}`, "*.test.ts"];

const fixedKey = (name: string) => createHash("sha256").update(`twofold test ${name}`).digest("base64");

/**
 * Files that change a duration or a module before what they test is loaded, or end the threads that a process keeps:
 * each needs a process of its own. Other settings are read anew by each file.
 * All others share one a worker, which loads and compiles the modules once and not 400 times.
 */
function needingOwnProcess(): string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  return files
    .filter((file) => /\.test\.tsx?$/.test(file))
    .filter((file) =>
      /process\.env.*_SECONDS|vi\.mock|closeHashPool/.test(readFileSync(join(root, file), "utf8")),
    );
}

/**
 * The two projects that every test but those of `exclude` belongs to one of.
 * @param test what both have in common
 */
export function testProjects(exclude: string[], test: ProjectConfig): TestProjectInlineConfiguration[] {
  const own = needingOwnProcess();
  const shared = { name: "shared", isolate: false, include: TESTS, exclude: [...exclude, ...own] };
  return [
    { resolve: { alias }, test: { ...test, ...shared } },
    { resolve: { alias }, test: { ...test, name: "own", include: own, exclude } },
  ];
}

export const commonTest = {
  pool: "forks",
  // next-auth names Next's modules without their extension, which only a bundler resolves.
  server: { deps: { inline: ["next-auth"] } },
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
} satisfies ProjectConfig;

export default defineConfig({
  resolve: { alias },
  test: {
    projects: testProjects(["**/*.postgresql.test.ts", "**/*.faults.test.ts"], commonTest),
    // Many tests wait for clocks, processes and time-outs: one more than there are cores fills the waits.
    maxWorkers: availableParallelism() + 1,
    globalSetup: "prisma/test-database.ts",
  },
});
