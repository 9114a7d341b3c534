// Owns every expected failure of administration.

export const ADMIN_ERRORS = [
  "setup-closed",
  "policy-changed-meanwhile",
  "policy-unchanged",
  "policy-choice-missing",
  "policy-day-malformed",
  "policy-grace-out-of-bounds",
  "policy-idle-out-of-bounds",
  "policy-absolute-out-of-bounds",
  "policy-admin-idle-out-of-bounds",
  "policy-admin-absolute-out-of-bounds",
  "policy-idle-above-absolute",
] as const;

export type AdminError = (typeof ADMIN_ERRORS)[number];
