// Owns what replaces bcrypt in a server without slow hashes: see hmac-hashes.mjs.
import { createHmac } from "node:crypto";

/** An HMAC in the shape of a bcrypt hash. */
export function hashSync(text, salt) {
  return `${salt}${createHmac("sha256", salt).update(text).digest("base64")}`;
}
