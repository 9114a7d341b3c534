// Owns the one crossing from our plain bytes to the secret object of the otpauth library.
import { Secret } from "otpauth";

/**
 * Wraps a copy of `bytes`. The copy matters: a Node Buffer is often a view into a shared pool, and otpauth
 * takes the whole underlying buffer for the secret.
 */
export function otpauthSecret(bytes: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(bytes).buffer });
}
