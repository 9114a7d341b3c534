// Owns the floor: the least page with a form that this Next can ship, built as the product is built.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const SOURCE = "scripts/bench/floor";
/** Where nothing but Next looks for it: not the type check, not the bundler's memory of its sources. */
const BUILD = "dist/floor";
const STAMP = join(BUILD, "built-from");

function contentHash(): string {
  const hash = createHash("sha256").update(readFileSync("package-lock.json"));
  const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

async function build(): Promise<void> {
  rmSync(BUILD, { recursive: true, force: true });
  cpSync(SOURCE, BUILD, { recursive: true });
  const next = resolve("node_modules/.bin/next");
  const child = spawn(next, ["build"], { cwd: BUILD, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`building the floor ended with ${code}`);
}

/** Builds the floor unless it is there. Returns its folder. */
export async function builtFloor(): Promise<string> {
  const hash = contentHash();
  const isFresh = existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;
  if (!isFresh) await build();
  writeFileSync(STAMP, hash);
  return BUILD;
}

/** The HTML of the floor's page and the folder of its `.next`. */
export async function floorPage(): Promise<{ html: string; nextFolder: string }> {
  const nextFolder = join(await builtFloor(), ".next");
  return { html: readFileSync(join(nextFolder, "server/app/index.html"), "utf8"), nextFolder };
}
