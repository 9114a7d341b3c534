// Owns how the same tests run on PostgreSQL: a throw-away cluster, and a database of its own for each test file.
import { defineConfig } from "vitest/config";
import sqlite, { commonTest, testProjects } from "./vitest.config";

/** What is not run here, and why. Everything else is. */
const ABOUT_SQLITE_ITSELF = [
  // By name: what holds on SQLite alone.
  "**/*.sqlite.test.ts",
  // They start servers of their own, and PostgreSQL where they need it.
  "**/*.faults.test.ts",
  // The gate in front of SQLite's one connection.
  "lib/platform/database/sqlite-gate.test.ts",
  "lib/platform/database/sqlite-gate-turns.test.ts",
  // SQLite's file: who may read it, and what stays in its pages and its log.
  "lib/platform/database/database-setup.test.ts",
  "lib/platform/database/disk-traces.test.ts",
  "lib/accounts/privacy/erase-disk-traces.test.ts",
  // SQLite's folder of migrations; PostgreSQL's has prisma/migrate.postgresql.test.ts.
  "prisma/migrate.test.ts",
  // Plans of SQLite's planner; PostgreSQL's have tests of their own.
  "lib/admin/people/people-plans.test.ts",
  "lib/audit/log-index.test.ts",
];

const test = {
  ...commonTest,
  // A round trip a query: on a busy machine some of them come near a minute.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  setupFiles: "prisma/own-postgresql.ts",
  env: { ...commonTest.env, DATABASE_URL: "postgresql://set-by-each-file" },
};

export default defineConfig({
  ...sqlite,
  test: {
    ...sqlite.test,
    projects: testProjects(ABOUT_SQLITE_ITSELF, test),
    globalSetup: "prisma/test-cluster.ts",
  },
});
