// Owns secrets as text: making them, writing them in base32 (RFC 4648 section 6) and reading them back.
import type { TotpError } from "./errors";
import { otpauthSecret } from "./otpauth-secret";
import { type Algorithm, HASH_BYTES, MAX_SECRET_BYTES } from "./parameters";
import { secretLengthError } from "./secret-length-error";

export type DecodedSecret = { ok: true; secret: Uint8Array } | { ok: false; error: TotpError };

// Case is spelt out: toUpperCase would turn a dotless i or a long s into ASCII.
const BASE32 = /^([A-Za-z2-7]*)(=*)$/;
/** What people and shells put between and behind: ASCII's white space, and hyphens. */
const BLANKS = /[\t-\r -]/g;
const A = 65;
const TWO = 50;
const CHARACTERS_PER_GROUP = 8;
const MAX_SECRET_CHARACTERS = encodedLength(MAX_SECRET_BYTES);

/** How many characters so many bytes fill, padding left out. */
function encodedLength(bytes: number): number {
  return Math.ceil((bytes * 8) / 5);
}

/** Upper-case base32 to bytes; bits left over are dropped. The library's takes seven times as long, at every request. */
function bytesOf(base32: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((base32.length * 5) / 8));
  let bits = 0;
  let value = 0;
  let at = 0;
  for (let index = 0; index < base32.length; index += 1) {
    const character = base32.charCodeAt(index);
    value = (value << 5) | (character - (character < A ? TWO - 26 : A));
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = value >>> bits;
    at += 1;
  }
  return bytes;
}

/**
 * A fresh secret as long as its hash puts out (RFC 6238 section 5.1, RFC 4226 R6), from the platform's secure generator
 * (ASVS 11.5.1).
 */
export function generateSecret(algorithm: Algorithm): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(HASH_BYTES[algorithm]));
}

/** Bytes to upper-case base32 without padding, as the otpauth URI wants it. */
export function encodeSecret(secret: Uint8Array): string {
  return otpauthSecret(secret).base32;
}

/**
 * Base32 as people and programs type it, to bytes: ASCII white space, hyphens and case do not count, padding may
 * be left out. Bits left over in the last character are dropped, as every authenticator app does: keys drawn character by
 * character have them. A length that no bytes give (a key cut short) and a wrong count of padding are refused.
 * Errors: secret-empty, secret-malformed, secret-too-short (under `minBytes`), secret-too-long.
 */
export function decodeSecret(text: string, { minBytes }: { minBytes: number }): DecodedSecret {
  const [, letters, padding = ""] = BASE32.exec(text.replace(BLANKS, "")) ?? [];
  if (letters === undefined) return { ok: false, error: "secret-malformed" };
  if (letters.length > MAX_SECRET_CHARACTERS) return { ok: false, error: "secret-too-long" };

  const base32 = letters.toUpperCase();
  const secret = bytesOf(base32);
  const fullPadding = -base32.length & (CHARACTERS_PER_GROUP - 1);
  const isPaddedRightly = padding.length === 0 || padding.length === fullPadding;
  const isPossibleLength = encodedLength(secret.length) === base32.length;
  if (!isPaddedRightly || !isPossibleLength) return { ok: false, error: "secret-malformed" };

  const error = secretLengthError(secret, minBytes);
  return error ? { ok: false, error } : { ok: true, secret };
}

/** Base32 in groups of four, so that it can be read out and typed. `decodeSecret` reads it as it is. */
export function groupSecret(text: string): string {
  return text.replaceAll(" ", "").replace(/.{4}(?=.)/g, "$& ");
}
