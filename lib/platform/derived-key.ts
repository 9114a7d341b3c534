// Owns keys derived from a secret (RFC 5869), one for each purpose, so that no two uses of it can be confused.
import { hkdfSync } from "node:crypto";
import { settings } from "@/lib/platform/env";

/** 32 bytes, of AUTH_SECRET unless told otherwise. Another purpose, or another secret, gives another key. */
export function derivedKey(purpose: string, secret: string | Uint8Array = settings().authSecret): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));
}
