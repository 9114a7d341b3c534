// Owns why an administrator helps somebody with a second factor: one vocabulary for resets and temporary codes.

/** Why a second factor is reset. */
export const RESET_REASONS = [
  "lost-phone",
  "phone-broken",
  "new-phone",
  "app-gone",
  "lost-codes",
  "stolen",
  "other",
] as const;

/** Why a temporary code is made: the second factor is to stay, or may. */
export const TEMPORARY_CODE_REASONS = [
  "phone-not-at-hand",
  "lost-phone",
  "phone-broken",
  "app-gone",
  "stolen",
  "other",
] as const;

export type ResetReason = (typeof RESET_REASONS)[number];
export type TemporaryCodeReason = (typeof TEMPORARY_CODE_REASONS)[number];
