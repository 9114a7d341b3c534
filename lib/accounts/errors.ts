// Owns every expected failure of making and keeping an account.

export const ACCOUNT_ERRORS = [
  "email-missing",
  "email-malformed",
  "email-taken",
  "password-missing",
  "password-too-short",
  "password-too-long",
  "password-guessable",
  "password-same",
  "password-wrong",
  "sign-up-closed",
  "last-admin",
  "export-too-soon",
  "link-missing",
  "link-invalid",
  "email-unchanged",
  "too-many-mails",
  "sign-up-password-wrong",
  "second-email-same",
] as const;

export type AccountError = (typeof ACCOUNT_ERRORS)[number];

/** The field of a form with a link and a password that a refusal is about; a bad link is about the whole form. */
export function fieldOfLinkForm(error: string): "password" | undefined {
  return error.includes("password-") ? "password" : undefined;
}

/** The field of the form that changes a password. */
export function fieldOfPasswordChange(error: string): "currentPassword" | "newPassword" | undefined {
  if (error === "password-wrong") return "currentPassword";
  return error.startsWith("password-") ? "newPassword" : undefined;
}

/** The field of a new account's form that a refusal is about; none when it is about the whole form. */
export function fieldOfNewAccount(error: string): "email" | "password" | undefined {
  return (["email", "password"] as const).find((field) => error.startsWith(`${field}-`));
}
