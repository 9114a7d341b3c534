// Owns the meaning of Twilio's error numbers (twilio.com/docs/api/errors).
import type { ProviderError } from "@/lib/channels/provider";

/** Too many requests for one number, factor or service. */
const LIMITS = { "20429": "provider-limit", "60003": "provider-limit", "60207": "provider-limit" } as const;

/** Numbers that answer the start of a verification. */
export const START_MEANINGS: Readonly<Record<string, ProviderError>> = {
  ...LIMITS,
  // No such number; a landline for a text message; a number that Fraud Guard or the countries of the account shut out.
  "60200": "destination-refused",
  "60205": "destination-refused",
  "60033": "destination-refused",
  "60410": "destination-refused",
  "60605": "destination-refused",
  "60203": "provider-limit",
  "60212": "provider-limit",
};

/** Numbers that answer its check. */
export const CHECK_MEANINGS: Readonly<Record<string, ProviderError>> = {
  ...LIMITS,
  "20404": "code-gone",
  "60202": "provider-limit",
};

/** Numbers that answer its cancelling. One that was tried too often (60202) opens nothing any more: it is as good as gone. */
export const CANCEL_MEANINGS: Readonly<Record<string, ProviderError>> = {
  ...LIMITS,
  "20404": "code-gone",
  "60202": "code-gone",
};

/** Numbers that answer the making of a TOTP factor. */
export const MAKING_MEANINGS: Readonly<Record<string, ProviderError>> = LIMITS;

/** Numbers that answer calls about TOTP factors and their challenges. 60318: the factor was never verified. */
export const TOTP_MEANINGS: Readonly<Record<string, ProviderError>> = {
  ...LIMITS,
  "20404": "code-gone",
  "60318": "code-gone",
  "60308": "provider-limit",
  "60310": "provider-limit",
  "60312": "provider-limit",
};

/** A wrong code of a factor or a challenge; newer answers are 2xx and leave it unverified or pending. */
export const WRONG_CODE_NUMBERS: readonly string[] = ["60311", "60324"];
