// Owns every expected failure of making and keeping an account.

export const ACCOUNT_ERRORS = [
  "email-missing",
  "email-malformed",
  "email-taken",
  "password-missing",
  "password-too-short",
  "password-too-long",
  "password-guessable",
  "sign-up-closed",
] as const;

export type AccountError = (typeof ACCOUNT_ERRORS)[number];
