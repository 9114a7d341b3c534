// Owns bundling a program of the tests, so that it can run as a process of its own.
import { randomUUID } from "node:crypto";
import { rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

/** Programs that this process has bundled: some tests start one again and again. */
const bundled = new Map<string, Promise<string>>();

/** Bundles a TypeScript file of the project, e.g. `lib/mail/sender-child.ts`. Returns the path of the program. */
export function bundleTestProgram(source: string): Promise<string> {
  const known = bundled.get(source);
  if (known) return known;
  const bundling = bundle(source);
  bundled.set(source, bundling);
  return bundling;
}

async function bundle(source: string): Promise<string> {
  const root = process.cwd();
  const program = join(root, `node_modules/.cache/twofold-tests/${basename(source, ".ts")}.mjs`);
  // Into its place as a whole: another test, or this one, may be starting the one before.
  const fresh = `${program}.${randomUUID()}`;
  await build({
    entryPoints: [join(root, source)],
    outfile: fresh,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": join(root, "node_modules/server-only/empty.js") },
  });
  await rename(fresh, program);
  return program;
}
