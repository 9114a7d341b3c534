// Owns starting, in tests, a program of this or another folder as a process of its own, so that it can be killed.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = process.cwd();

/** Bundles lib/<folder>/<name>.ts and starts it on this test's database. */
export async function startChild(
  name: string,
  args: string[] = [],
  env: Record<string, string> = {},
  folder = "mail",
): Promise<ChildProcess> {
  const program = join(root, `node_modules/.cache/twofold-tests/${name}.mjs`);
  // Into its place as a whole: another test, or this one, may be starting the one before.
  const fresh = `${program}.${randomUUID()}`;
  await build({
    entryPoints: [join(root, `lib/${folder}/${name}.ts`)],
    outfile: fresh,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": join(root, "node_modules/server-only/empty.js") },
  });
  await rename(fresh, program);
  return spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env }, stdio: "inherit" });
}
