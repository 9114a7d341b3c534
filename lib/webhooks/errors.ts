// Owns every expected failure of managing webhooks.

export const WEBHOOK_ERRORS = [
  "webhook-url-malformed",
  "webhook-address-refused",
  "webhook-unresolved",
  "webhook-groups-missing",
  "webhook-missing",
  "webhooks-used-up",
  "webhook-off",
  "webhook-still-waits",
  "webhook-unchanged",
  "attempt-hook-exists",
] as const;

export type WebhookError = (typeof WEBHOOK_ERRORS)[number];
