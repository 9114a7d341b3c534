// Owns the surroundings of a run: a folder and settings of its own, so that no figure depends on this installation's.
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";

const random = () => randomBytes(32).toString("base64");

/** `.env` fills in what the environment does not hold; an empty value is held, and counts as not set. */
function silencedEnvFile(): Record<string, string> {
  if (!existsSync(".env")) return {};
  const names = Object.keys(parseEnv(readFileSync(".env", "utf8")));
  return Object.fromEntries(names.map((name) => [name, ""]));
}

/**
 * Puts the settings of a fresh installation into the environment of this process and of those it starts.
 * Call it before anything reads a setting. Returns the folder to remove in the end.
 */
export function applyScratchSettings(): string {
  const folder = mkdtempSync(join(tmpdir(), "twofold-bench-"));
  Object.assign(process.env, silencedEnvFile(), {
    NODE_ENV: "production",
    AUTH_SECRET: random(),
    ENCRYPTION_KEYS: `k1:${random()}`,
    PEPPERS: `p1:${random()}`,
    DATABASE_URL: `file:${join(folder, "bench.db")}`,
    OUTBOX_DIR: join(folder, "outbox"),
  });
  return folder;
}
