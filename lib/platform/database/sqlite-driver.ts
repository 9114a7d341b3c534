// Owns refusing a build of SQLite's driver that would end the process in the middle of its work.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { SettingsError } from "@/lib/platform/settings-error";

const { resolve } = createRequire(import.meta.url);

/** Where the driver's build is; it need not be there yet when the pages are built. */
const buildFile = () => join(dirname(resolve("better-sqlite3")), "../build/Release/better_sqlite3.node");

const REFUSAL =
  "DATABASE_URL names a file of SQLite, whose driver was compiled with headers of Node 24.19 or later, and such a build" +
  " ends the process (nodejs/node#65446): install where its ready-made build can be downloaded, or use Node 22 or PostgreSQL";

/**
 * Whether Node 24 would abort with this build of the driver. With the headers of Node 24.19, an object removes a clean-up
 * hook when it is garbage-collected, and Node 24 aborts there unless JavaScript is running at that moment. A build with
 * older headers, as the driver's makers offer it for download, makes no such call and runs in every Node 24.
 */
export function abortsInNode24(build: Buffer): boolean {
  return build.includes("RemoveEnvironmentCleanupHook");
}

/** @throws SettingsError where the installed driver would abort in this version of Node */
export function refuseAbortingDriver(node = process.versions.node): void {
  if (!node.startsWith("24.")) return;
  const build = readFileSync(buildFile());
  if (abortsInNode24(build)) throw new SettingsError(REFUSAL);
}
