// Owns the key with which Next salts the names of server actions. It is part of the build: a form from one build only works
// with another one if both had the same key.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

const NAME = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/**
 * The same on every machine and in every version. It protects nothing: Next would encrypt with it what an inline action
 * closes over, and we have none (lib/platform/next-config.test.ts); every browser gets the names of actions.
 */
const EVERYBODYS = createHash("sha256").update("Twofold: names of server actions").digest("base64");

function withEnvFile(env) {
  return existsSync(".env") ? { ...parseEnv(readFileSync(".env", "utf8")), ...env } : env;
}

/**
 * The operator's own key, or the default one. It depends on no other setting, so that none makes a build stale.
 * @returns {string} base64 of 32 bytes
 */
export function serverActionKey(env = withEnvFile(process.env)) {
  return env[NAME] || EVERYBODYS;
}
