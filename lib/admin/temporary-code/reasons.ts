// Owns why an administrator makes a temporary code, and how much has to be said about it.

export const TEMPORARY_CODE_REASONS = [
  "phone-not-at-hand",
  "phone-broken",
  "phone-lost",
  "app-gone",
  "other-reason",
] as const;

export type TemporaryCodeReason = (typeof TEMPORARY_CODE_REASONS)[number];

/** In code points: enough to be a reason, and no more than somebody reads later. */
export const REASON_SHORTEST = 10;
export const REASON_LONGEST = 500;
