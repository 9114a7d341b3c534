// Owns the memory of what is done: a hash of what went into a step, valid until that changes.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const folder = join(root, "node_modules", ".cache", "twofold");
const isTest = (name) => /\.(test|spec)\.[a-z]+$/.test(name);

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => !isTest(entry.name));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** Hash of the names and contents of files and folders (without tests), and of further `words`. */
export function contentHash(paths, words = []) {
  const hash = createHash("sha256").update(JSON.stringify(words));
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Whether the step `name` was last done with this hash and all its `outputs` are still there. */
export function isFresh(name, hash, outputs) {
  const stamp = join(folder, name);
  const isStamped = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  return isStamped && outputs.every((output) => existsSync(join(root, output)));
}

/** Notes that the step `name` was done with this hash. */
export function writeStamp(name, hash) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), hash);
}

/** Does `work` unless it was done with the same hash before. */
export async function unlessFresh(name, hash, outputs, work) {
  if (isFresh(name, hash, outputs)) return;
  await work();
  writeStamp(name, hash);
}
