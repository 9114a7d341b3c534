// Owns every expected failure of administration.

export const ADMIN_ERRORS = [
  "setup-closed",
  "reset-reason-class-missing",
  "reset-reason-too-short",
  "reset-reason-too-long",
  "reset-time-missing",
  "reset-email-wrong",
  "reset-own",
  "reset-person-missing",
  "reset-nothing-there",
  "reset-pending",
  "reset-over",
  "reset-approved-already",
  "resets-used-up",
  "help-text-missing",
  "help-text-too-long",
  "help-open",
  "help-used-up",
] as const;

export type AdminError = (typeof ADMIN_ERRORS)[number];
