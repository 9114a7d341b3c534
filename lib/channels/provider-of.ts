// Owns who delivers what on this installation: a provider that is not configured appears nowhere.
import "server-only";
import {
  CHANNEL_FACTORS,
  type ChannelFactor,
  type ChannelKind,
  WAYS_OF,
  type Way,
} from "@/lib/channels/kinds";
import type { CodeProvider } from "@/lib/channels/provider";
import { authy } from "@/lib/channels/providers/authy/authy-provider";
import { twilioTotp } from "@/lib/channels/providers/twilio/totp-provider";
import { twilioVerify } from "@/lib/channels/providers/twilio/verify-provider";
import { settings } from "@/lib/platform/env";

/**
 * Who delivers and checks the codes of a kind of channel.
 * @param way null for the codes that an app shows, and where codes are only checked
 * @returns null where nobody is configured for it, and for codes that we mail ourselves
 */
export function providerOf(kind: ChannelKind, way: Way | null): CodeProvider | null {
  const { providers } = settings();
  if (way !== null && !WAYS_OF[kind].includes(way)) return null;
  switch (kind) {
    case "email":
      return providers.emailCodes === "twilio" && providers.twilio ? twilioVerify : null;
    case "phone":
      return isAvailable("sms") ? twilioVerify : null;
    case "authy":
      return isAvailable("authy") ? authy : null;
    case "twilio-totp":
      return isAvailable("twilio-totp") ? twilioTotp : null;
  }
}

/** The factors of channels that this installation can deliver, the strongest first. */
export function availableFactors(): ChannelFactor[] {
  return CHANNEL_FACTORS.filter(isAvailable);
}

function isAvailable(factor: ChannelFactor): boolean {
  const { providers, smtpUrl, isLoopback } = settings();
  switch (factor) {
    case "twilio-totp":
      return providers.twilio !== null;
    case "authy":
      return providers.authy !== null;
    case "sms":
    case "voice":
      return providers.twilio !== null && providers.smsAllowedCountries.length > 0;
    case "email":
      if (providers.emailCodes === "off") return false;
      // Without SMTP, mails are files: whoever runs this on their own machine can read them there.
      return providers.emailCodes === "twilio" ? providers.twilio !== null : Boolean(smtpUrl) || isLoopback;
  }
}
