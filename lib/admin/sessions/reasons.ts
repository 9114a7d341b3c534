// Owns why everybody's sessions are ended at once.

export const END_ALL_REASONS = [
  "intruder-suspected",
  "secrets-leaked",
  "rules-changed",
  "other-reason",
] as const;

export type EndAllReason = (typeof END_ALL_REASONS)[number];
