// Owns having Redis for the test of several servers, and fetching it where there is none.
import { existsSync } from "node:fs";
import { runProgram, runStep, StepError } from "./command.mjs";

async function isThere() {
  return (await runProgram("redis-server", ["--version"])).code === 0;
}

/** Installs Debian's package where it is missing and that is allowed. Throws StepError when there is none after it. */
export async function provideRedis() {
  if (await isThere()) return;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    // Its package would start one of its own, which nobody asked for.
    const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
    await runStep("Reading Debian's package lists", "apt-get", ["update", "-q"], env);
    await runStep("Installing Debian's Redis", "apt-get", ["install", "-y", "-q", "redis-server"], env);
  }
  if (!(await isThere())) throw new StepError("No Redis found: install Debian's package redis-server");
}
