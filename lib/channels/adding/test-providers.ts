// Owns the settings that give tests every provider, and the policy that allows what providers can do.
import { startPolicy } from "@/lib/accounts/policy/policy";
import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { CHANNEL_FACTORS, type ChannelFactor } from "@/lib/channels/kinds";
import { settings } from "@/lib/platform/env";

/** Every provider is configured, and telephones of two countries may be reached. */
export function configureProviders(): void {
  const nowhere = new URL("http://127.0.0.1:9");
  const sid = (prefix: string) => prefix + "0".repeat(32);
  Object.assign(settings().providers, {
    authy: { apiKey: "authy-key-of-tests", base: nowhere },
    twilio: { accountSid: sid("AC"), authToken: "twilio-token", serviceSid: sid("VA"), base: nowhere },
    smsAllowedCountries: ["US", "DE"],
  });
}

/** Lets the policy allow these factors, or all of them; a second factor is everybody's own choice. */
export async function allowChannels(...channels: ChannelFactor[]): Promise<void> {
  const allowed = channels.length > 0 ? channels : [...CHANNEL_FACTORS];
  await setPolicy({ ...startPolicy(), members: "optional", channels: allowed });
}
