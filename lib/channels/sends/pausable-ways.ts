// Owns which ways of sending there are to switch off, by the settings.
import type { Way } from "@/lib/channels/kinds";
import { settings } from "@/lib/platform/env";

/** Our own mail is never switched off. */
export function pausableWays(): Way[] {
  const { twilio, authy, emailCodes } = settings().providers;
  const byPhone: Way[] = twilio || authy ? ["sms", "voice"] : [];
  return emailCodes === "twilio" || authy ? [...byPhone, "email"] : byPhone;
}
