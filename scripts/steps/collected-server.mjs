// Owns a server's folder as an image has it, for tests. It lies outside of the project: what it lacks must not be found there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runStep } from "./command.mjs";

/** Collects it from the finished build until this process ends, and says in TWOFOLD_SERVER_FOLDER where it is. */
export async function collectServer() {
  const parent = mkdtempSync(join(tmpdir(), "twofold-server-"));
  process.once("exit", () => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, "twofold");
  await runStep("Collecting what a server consists of", process.execPath, ["deploy/collect.mjs", folder]);
  process.env.TWOFOLD_SERVER_FOLDER = folder;
}
