// Owns why a way of sending codes is switched off.

/** The reasons that an administrator picks from. */
export const PAUSE_REASONS = [
  "fraud-suspected",
  "provider-trouble",
  "cost-too-high",
  "other-reason",
] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

/** The reason of the app itself, which saw too few codes come back. */
export const SHARE_COLLAPSED = "share-collapsed";
