// Owns every expected failure of making and revoking API keys.

export const API_KEY_ERRORS = [
  "api-key-name-missing",
  "api-key-name-too-long",
  "api-key-limit",
  "api-key-missing",
] as const;

export type ApiKeyError = (typeof API_KEY_ERRORS)[number];
