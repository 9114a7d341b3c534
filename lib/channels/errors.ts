// Owns every expected failure of adding channels and of sending codes to them.
import { PROVIDER_ERRORS } from "@/lib/channels/provider";

export const CHANNEL_ERRORS = [
  ...PROVIDER_ERRORS,
  "channel-missing",
  "channel-not-allowed",
  "channel-refused-for-admins",
  "channel-needs-authenticator",
  "channel-paused",
  "send-too-soon",
  "send-limit",
  "send-limit-of-day",
  "send-budget-used-up",
  "phone-missing",
  "phone-malformed",
  "phone-country-refused",
  "phone-kind-refused",
  "email-destination-malformed",
  "channel-starts-used-up",
  "pending-channel-missing",
  "pending-channel-used-up",
  "channel-code-missing",
  "channel-code-malformed",
  "channel-code-wrong",
  "channel-code-expired",
  "way-paused-already",
  "way-not-paused",
] as const;

export type ChannelError = (typeof CHANNEL_ERRORS)[number];

/** Refusals after which nobody knows whether a code was right: they do not count as failed attempts. */
const WITHOUT_VERDICT = new Set<string>([
  "provider-down",
  "provider-unsure",
  "provider-limit",
  "channel-missing",
  "channel-not-allowed",
  "channel-refused-for-admins",
] satisfies ChannelError[]);

/** Whether an error is such a refusal. */
export function isWithoutVerdict(error: string): boolean {
  return WITHOUT_VERDICT.has(error);
}
