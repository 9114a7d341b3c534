// Owns every expected failure of administration.

export const ADMIN_ERRORS = [
  "setup-closed",
  "person-exists",
  "person-name-malformed",
  "import-missing",
  "import-over",
] as const;

export type AdminError = (typeof ADMIN_ERRORS)[number];
