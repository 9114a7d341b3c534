// Owns every expected failure of administration.

export const ADMIN_ERRORS = [
  "setup-closed",
  "person-exists",
  "person-name-malformed",
  "person-missing",
  "own-account",
  "last-active-admin",
  "already-deactivated",
  "not-deactivated",
  "person-deactivated",
  "nothing-locked",
  "role-unchanged",
  "note-missing",
  "note-too-long",
  "reminded-already",
  "has-second-factor",
  "person-email-unconfirmed",
  "person-email-confirmed",
] as const;

export type AdminError = (typeof ADMIN_ERRORS)[number];
