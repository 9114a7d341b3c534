// Owns the short mark that tells one set of recovery codes from another, on paper and on the screen.
import "server-only";
import { createHmac } from "node:crypto";
import { derivedKey } from "@/lib/platform/derived-key";
import { RECOVERY_ALPHABET } from "@/lib/two-factor/recovery-codes/recovery-code-format";

const LENGTH = 6;

/**
 * Six symbols, 30 bits, of a keyed hash over the batch's random id: nothing of it leads to a code. Too short for a
 * recovery code, so that nobody types it as one.
 */
export function batchFingerprint(batchId: string): string {
  const mac = createHmac("sha256", derivedKey("recovery batch fingerprint")).update(batchId).digest();
  return Array.from(mac.subarray(0, LENGTH), (byte) =>
    RECOVERY_ALPHABET.charAt(byte % RECOVERY_ALPHABET.length),
  ).join("");
}
