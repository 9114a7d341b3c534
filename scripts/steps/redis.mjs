// Owns having Redis for the test of several servers, and fetching it where there is none.
import { runProgram, StepError } from "./command.mjs";
import { installDebianPackage, mayInstallDebianPackages } from "./debian-package.mjs";

async function isThere() {
  return (await runProgram("redis-server", ["--version"])).code === 0;
}

/** Installs Debian's package where it is missing and that is allowed. Throws StepError when there is none after it. */
export async function provideRedis() {
  if (await isThere()) return;
  // Its package would start one of its own, which nobody asked for.
  if (mayInstallDebianPackages()) await installDebianPackage("redis-server", "Redis", { RUNLEVEL: "1" });
  if (!(await isThere())) throw new StepError("No Redis found: install Debian's package redis-server");
}
