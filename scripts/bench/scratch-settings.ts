// Owns the folder and the settings of a run, so that no figure depends on those of this installation.
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";

const random = () => randomBytes(32).toString("base64");

/** The settings of `.env` as empty values: those count as not set, and `.env` does not fill them in. */
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
