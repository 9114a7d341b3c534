// Owns keys for one purpose each, derived from AUTH_SECRET (RFC 5869), so that no two uses of it can be confused.
import { hkdfSync } from "node:crypto";
import { settings } from "@/lib/platform/env";

/** 32 bytes. Another purpose, or another AUTH_SECRET, gives another key. */
export function derivedKey(purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", settings().authSecret, "", purpose, 32));
}
