// Owns which ways of sending codes an administrator can switch off under the settings.
import type { Way } from "@/lib/channels/kinds";
import { settings } from "@/lib/platform/env";

/** The ways of the providers that are configured. Our own mail is never switched off. */
export function pausableWays(): Way[] {
  const { twilio, authy, emailCodes } = settings().providers;
  const byPhone: Way[] = twilio || authy ? ["sms", "voice"] : [];
  return emailCodes === "twilio" || authy ? [...byPhone, "email"] : byPhone;
}
