// Owns starting, in tests, a program of this or another folder as a process of its own, so that it can be killed.
import { type ChildProcess, spawn } from "node:child_process";
import { bundleTestProgram } from "@/lib/platform/test-program";

/** Bundles lib/<folder>/<name>.ts and starts it on this test's database. */
export async function startChild(
  name: string,
  args: string[] = [],
  env: Record<string, string> = {},
  folder = "mail",
): Promise<ChildProcess> {
  const program = await bundleTestProgram(`lib/${folder}/${name}.ts`);
  return spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env }, stdio: "inherit" });
}
