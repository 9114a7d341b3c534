// Owns building the benchmark's small Next apps as the product is built: once, and again when their sources change.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

function contentHash(source: string): string {
  const hash = createHash("sha256").update(readFileSync("package-lock.json"));
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

async function build(source: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  cpSync(source, folder, { recursive: true });
  const next = resolve("node_modules/.bin/next");
  const child = spawn(next, ["build"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`building ${source} ended with ${code}`);
}

/**
 * Builds `scripts/bench/<name>` unless it is built. Returns the folder of the build, which lies where neither the type
 * check nor the product's own build looks.
 */
export async function builtNextApp(name: "floor" | "better-auth"): Promise<string> {
  const [source, folder] = [`scripts/bench/${name}`, `dist/${name}`];
  const stamp = join(folder, "built-from");
  const hash = contentHash(source);
  const isFresh = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (!isFresh) await build(source, folder);
  writeFileSync(stamp, hash);
  return folder;
}
