// Owns the meaning of Authy's refusals, told by its numbers, or by its words where it gives no number. Pure.
import { z } from "zod";
import type { ProviderError } from "@/lib/channels/provider";

/** Authy's number for a wrong token. Those below are our own words, for refusals without a number. */
export const WRONG_TOKEN = "60020";
const SUSPENDED = "suspended";
const NOT_SENT = "not sent";
const IGNORED = "ignored";

/** Refusals that are about one person, though Authy calls some of them 503. */
export const PERSONAL: readonly string[] = [WRONG_TOKEN, SUSPENDED, NOT_SENT, IGNORED];

const MEANINGS: Readonly<Record<string, ProviderError>> = {
  "60003": "provider-limit",
  "60026": "code-gone",
  "60027": "destination-refused",
  "60033": "destination-refused",
  "60083": "destination-refused",
  [SUSPENDED]: "destination-refused",
  [NOT_SENT]: "provider-down",
  [IGNORED]: "destination-refused",
};

/** What Authy's error numbers mean. A person unknown to it (60026) can be sent nothing, and has no code to check. */
export function authyMeanings(sends: boolean): Readonly<Record<string, ProviderError>> {
  return sends ? { ...MEANINGS, "60026": "destination-refused" } : MEANINGS;
}

const refusal = z.object({
  message: z.string().max(1000).catch(""),
  token: z.string().max(100).catch(""),
  ignored: z.boolean().catch(false),
  // A string in the documentation, a number in some answers.
  error_code: z
    .union([z.string().regex(/^\d{1,6}$/), z.int().positive().transform(String)])
    .optional()
    .catch(undefined),
});

/** The error that a body names, or null. A used token counts as a wrong one. */
export function errorNumberOf(body: unknown): string | null {
  const result = refusal.safeParse(body);
  if (!result.success) return null;
  const { message, token, ignored, error_code } = result.data;
  if (token === "is invalid" || /token is invalid/i.test(message)) return WRONG_TOKEN;
  if (error_code) return error_code;
  // Beside a success: nothing was sent, because the person has the app.
  if (ignored) return IGNORED;
  if (/has been suspended/i.test(message)) return SUSPENDED;
  return /token was not sent/i.test(message) ? NOT_SENT : null;
}
