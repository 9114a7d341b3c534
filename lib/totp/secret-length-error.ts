// Owns the one rule on how long a secret may be, for every way in which a secret comes in.
import type { TotpError } from "./errors";
import { MAX_SECRET_BYTES } from "./parameters";

/**
 * Null, or why a secret of this length is refused. An empty one never passes, whatever `minBytes` says:
 * its codes are the same for everybody (RFC 4226 R6).
 */
export function secretLengthError(secret: Uint8Array, minBytes: number): TotpError | null {
  if (secret.length === 0) return "secret-empty";
  // Written so that a least length of NaN refuses.
  if (!(secret.length >= minBytes)) return "secret-too-short";
  if (secret.length > MAX_SECRET_BYTES) return "secret-too-long";
  return null;
}
