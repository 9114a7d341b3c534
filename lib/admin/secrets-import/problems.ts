// Owns how a list of secrets may be written, and what can be wrong with one of them. Lists fail as files of people do.
import { OTPAUTH_URI_ERRORS } from "@/lib/totp/errors";

/** One secret cannot be brought over; the others can. */
export const SECRET_PROBLEMS = [
  ...OTPAUTH_URI_ERRORS,
  "columns-wrong",
  "migration-malformed",
  "batch-missing",
  "email-missing",
  "email-twice",
  "secret-twice",
  "secret-shared",
  "account-unknown",
  "account-admin",
  "account-deactivated",
  "account-reset",
  "account-has-secret",
  "account-has-factor",
  "key-gone",
] as const;

export type SecretProblem = (typeof SECRET_PROBLEMS)[number];

/** How a list may be written. Lines of the two kinds of URI may stand in one list. */
export const LIST_FORMATS = ["uri", "csv", "migration"] as const;

export type ListFormat = (typeof LIST_FORMATS)[number];
