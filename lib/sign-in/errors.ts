// Owns every expected failure of signing in.

export const SIGN_IN_ERRORS = [
  "credentials-wrong",
  "session-refused",
  "session-missing",
  "re-enrollment-due",
] as const;

export type SignInError = (typeof SIGN_IN_ERRORS)[number];
