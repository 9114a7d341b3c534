// Owns the numbers of TOTP: what a credential may choose, what we choose for it, and the limits of both.

export const ALGORITHMS = ["SHA1", "SHA256", "SHA512"] as const;

/** Hash under the HMAC (RFC 6238 section 1.2), spelt as the otpauth URI spells it. */
export type Algorithm = (typeof ALGORITHMS)[number];

/** What both sides of a TOTP credential must agree on, besides the secret. */
export interface TotpParameters {
  algorithm: Algorithm;
  digits: number;
  periodSeconds: number;
}

/** SHA-1, 6 digits, 30 s: the only combination that every authenticator app reads. */
export const DEFAULT_TOTP_PARAMETERS: Readonly<TotpParameters> = Object.freeze({
  algorithm: "SHA1",
  digits: 6,
  periodSeconds: 30,
});

/** What each hash puts out (FIPS 180-4). */
export const HASH_BYTES: Readonly<Record<Algorithm, number>> = Object.freeze({
  SHA1: 20,
  SHA256: 32,
  SHA512: 64,
});

/** RFC 4226 R6: at least 128 bits, for every secret that guards an account of ours. */
export const MIN_AUTHENTICATOR_SECRET_BYTES = 16;

/** Callers of the public API bring their own secret, however short. */
export const MIN_API_SECRET_BYTES = 1;

/** Block length of SHA-512: HMAC hashes anything longer down to less (RFC 2104 section 2). */
export const MAX_SECRET_BYTES = 128;

export const MIN_DIGITS = 4;
export const MAX_DIGITS = 8;

export const MIN_PERIOD_SECONDS = 10;
export const MAX_PERIOD_SECONDS = 120;
