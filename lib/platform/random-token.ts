// Owns random values: ids of rows, and bearer tokens of which only the hash is kept.
import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;
const ID_BYTES = 16;
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A random row id (128 bits, base64url). Not a secret. */
export function newId(): string {
  return randomBytes(ID_BYTES).toString("base64url");
}

/** A bearer token of 256 bits in base64url, and the SHA-256 that is stored in its place (ASVS 7.2.3). */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return { token, hash: hashToken(token) };
}

/** SHA-256 of a bearer token in base64url. A malformed token hashes to a value that no row holds. */
export function hashToken(token: string): string {
  const known = TOKEN_SHAPE.test(token) ? token : "";
  return createHash("sha256").update(known).digest("base64url");
}
