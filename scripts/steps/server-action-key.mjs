// Owns the key that Next salts the names of server actions with: it goes into the build, so that a form which one build
// rendered is known to another only when both had the same key.
import { hkdfSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

const NAME = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
const PURPOSE = "names of server actions";

function withEnvFile(env) {
  return existsSync(".env") ? { ...parseEnv(readFileSync(".env", "utf8")), ...env } : env;
}

/**
 * The operator's own key; else one that follows from AUTH_SECRET, which all servers of an installation share, and from
 * which nobody finds the way back (RFC 5869); else undefined, and Next draws one.
 * @returns {string | undefined} base64 of 32 bytes
 */
export function serverActionKey(env = withEnvFile(process.env)) {
  const { [NAME]: own, AUTH_SECRET: secret } = env;
  if (own || !secret) return own || undefined;
  return Buffer.from(hkdfSync("sha256", secret, "", PURPOSE, 32)).toString("base64");
}
