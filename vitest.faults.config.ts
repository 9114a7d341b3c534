// Owns how the tests of faults run: real servers that are killed and starved, one test after the other, for minutes.
import { defineConfig } from "vitest/config";
import sqlite, { commonTest } from "./vitest.config";

export default defineConfig({
  ...sqlite,
  test: {
    ...commonTest,
    globalSetup: "prisma/test-database.ts",
    include: ["scripts/faults/*.faults.test.ts"],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
