// Owns why a way of sending codes is switched off.

/** Of an administrator, who picks one. */
export const PAUSE_REASONS = [
  "fraud-suspected",
  "provider-trouble",
  "cost-too-high",
  "other-reason",
] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Of the app itself, which saw too few codes come back. */
export const SHARE_COLLAPSED = "share-collapsed";
