// Owns the list of everything lib/totp can refuse.

export const TOTP_ERRORS = [
  "secret-empty",
  "secret-malformed",
  "secret-too-short",
  "secret-too-long",
  "algorithm-unknown",
  "digits-out-of-range",
  "period-out-of-range",
] as const;

/** Why a secret or a set of parameters was refused. A code that does not match is no error: it is `null`. */
export type TotpError = (typeof TOTP_ERRORS)[number];

export const OTPAUTH_URI_ERRORS = [
  ...TOTP_ERRORS,
  "uri-malformed",
  "uri-too-long",
  "uri-counter-based",
  "uri-of-several",
  "uri-parameter-twice",
] as const;

/** Why an otpauth URI was refused. */
export type OtpauthUriError = (typeof OTPAUTH_URI_ERRORS)[number];
