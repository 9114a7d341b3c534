// Owns a server's folder as an image has it, for tests. It is outside of the project, so that nothing missing is found there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStep } from "./command.mjs";

/**
 * Starts collecting it from the finished build, for as long as this process runs. Returns what waits for the end, and
 * sets TWOFOLD_SERVER_FOLDER to its path.
 */
export function collectServer() {
  const parent = mkdtempSync(join(tmpdir(), "twofold-server-"));
  process.once("exit", () => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, "twofold");
  const title = "Collecting what a server consists of";
  const finish = startStep(title, process.execPath, ["deploy/collect.mjs", folder]);
  return async () => {
    await finish();
    process.env.TWOFOLD_SERVER_FOLDER = folder;
  };
}
