// Proves which builds of SQLite's driver are refused.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { abortsInNode24, refuseAbortingDriver } from "@/lib/platform/database/sqlite-driver";
import { SettingsError } from "@/lib/platform/settings-error";

const linked = (...symbols: string[]) => Buffer.from(`\x7fELF\0${symbols.join("\0")}\0`);

it("a build that takes its clean-up hooks back is one that aborts", () => {
  const build = linked("_ZN4node25AddEnvironmentCleanupHookE", "_ZN4node28RemoveEnvironmentCleanupHookE");
  expect(abortsInNode24(build)).toBe(true);
});

it("one that only sets a hook, as every build does for the end of the process, is not", () => {
  expect(abortsInNode24(linked("_ZN4node25AddEnvironmentCleanupHookE"))).toBe(false);
});

it("the build that is installed is the one that is judged", () => {
  const isRefused = abortsInNode24(
    readFileSync("node_modules/better-sqlite3/build/Release/better_sqlite3.node"),
  );
  const start = () => refuseAbortingDriver("24.19.0");
  if (isRefused) expect(start).toThrow(SettingsError);
  else expect(start).not.toThrow();
});
