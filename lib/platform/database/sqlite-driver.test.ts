// Proves which builds of SQLite's driver are refused.
import { expect, it } from "vitest";
import { abortsInNode24 } from "@/lib/platform/database/sqlite-driver";

const linked = (...symbols: string[]) => Buffer.from(`\x7fELF\0${symbols.join("\0")}\0`);

it("a build that takes its clean-up hooks back is one that aborts", () => {
  const build = linked("_ZN4node25AddEnvironmentCleanupHookE", "_ZN4node28RemoveEnvironmentCleanupHookE");
  expect(abortsInNode24(build)).toBe(true);
});

it("one that only sets a hook, as every build does for the end of the process, is not", () => {
  expect(abortsInNode24(linked("_ZN4node25AddEnvironmentCleanupHookE"))).toBe(false);
});
