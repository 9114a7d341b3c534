// Owns the key that Next salts the names of server actions with: it goes into the build, so that a form which one build
// rendered is known to another only when both had the same key.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

const NAME = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/**
 * The same on every machine and in every version. It keeps no secret: Next would seal with it what an inline action
 * closes over, and we have none (lib/platform/next-config.test.ts); the names of actions are told to every browser.
 */
const EVERYBODYS = createHash("sha256").update("Twofold: names of server actions").digest("base64");

function withEnvFile(env) {
  return existsSync(".env") ? { ...parseEnv(readFileSync(".env", "utf8")), ...env } : env;
}

/**
 * The operator's own key, or everybody's. No other setting counts, so that none makes a build stale.
 * @returns {string} base64 of 32 bytes
 */
export function serverActionKey(env = withEnvFile(process.env)) {
  return env[NAME] || EVERYBODYS;
}
