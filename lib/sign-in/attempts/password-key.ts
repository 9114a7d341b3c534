// Owns under which key wrong passwords are counted. Pure.
import { createHash } from "node:crypto";

export const PASSWORD_KEY_PREFIX = "password:";

/**
 * The key of an address's password budget. It exists for unknown addresses too, so that a lock tells nothing.
 * @param email canonical address
 * @param browserId a browser that this account signed in with before keeps a budget of its own (R81)
 */
export function passwordKey(email: string, browserId: string | null): string {
  const address = createHash("sha256").update(email).digest("base64url");
  return browserId ? `${PASSWORD_KEY_PREFIX}${address}:${browserId}` : `${PASSWORD_KEY_PREFIX}${address}`;
}
