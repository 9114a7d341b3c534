// Proves that a database that cannot be reached is one line that names its setting, and that its password is not in it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { SettingsError } from "@/lib/platform/settings-error";

const folder = mkdtempSync(join(tmpdir(), "twofold-reach-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ["a server that is not there", "postgresql://one:sEcret@127.0.0.1:9/one"],
  ["a host that is none", "postgresql://one:sEcret@nowhere.invalid/one"],
  ["a folder", `file:${folder}`],
  // Of the kernel, which takes none of anybody.
  ["a folder that takes no file", "file:/sys/twofold.db"],
  ["another kind of file", `file:${join(folder, "letter.txt")}`],
])("%s is for the operator to mend", async (_name, url) => {
  writeFileSync(
    join(folder, "letter.txt"),
    "This is a letter, and no database at all, however long it may be. ".repeat(9),
  );
  const fault: unknown = await prepareDatabase(url).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(SettingsError);
  expect(String(fault)).toMatch(/DATABASE_URL: .*\w{3}/);
  expect(String(fault)).not.toContain("sEcret");
});
