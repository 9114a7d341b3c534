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
  "last-admin",
  "link-invalid",
] as const;

export type AccountError = (typeof ACCOUNT_ERRORS)[number];

/** The field of a new account's form that a refusal is about; none when it is about the whole form. */
export function fieldOfNewAccount(error: string): "email" | "password" | undefined {
  return (["email", "password"] as const).find((field) => error.startsWith(`${field}-`));
}
