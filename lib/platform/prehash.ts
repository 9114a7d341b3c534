// Owns the peppered pre-hash in front of every slow hash, so that length and NUL bytes never matter.
import { createHmac } from "node:crypto";

/**
 * base64(HMAC-SHA-384(pepper, text)): 64 ASCII characters whatever the input, below bcrypt's limit of 72 bytes.
 * The pepper lives outside the database, so a stolen dump alone cannot be guessed at (OWASP Password Storage).
 */
export function prehash(text: string, pepper: Uint8Array): string {
  return createHmac("sha384", pepper).update(text, "utf8").digest("base64");
}
