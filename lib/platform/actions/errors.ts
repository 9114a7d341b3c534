// Owns the expected failures that belong to no feature.

export const PLATFORM_ERRORS = [
  "too-many-requests",
  "server-busy",
  "field-malformed",
  "step-up-over",
] as const;

export type PlatformError = (typeof PLATFORM_ERRORS)[number];
