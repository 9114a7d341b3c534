// Owns every expected failure of administration.

export const ADMIN_ERRORS = [
  "setup-closed",
  "person-missing",
  "reason-class-missing",
  "reason-too-short",
  "reason-too-long",
  "email-mismatch",
  "temporary-code-for-oneself",
  "temporary-code-for-admin",
  "temporary-code-needless",
] as const;

export type AdminError = (typeof ADMIN_ERRORS)[number];
