// Owns the sends that tests plant by the dozen, as if people had asked for them.
import type { Way } from "@/lib/channels/kinds";
import type { ProviderName } from "@/lib/channels/provider";
import { database } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { later, NOW } from "@/lib/two-factor/test-person";

export interface Planted {
  count: number;
  /** The codes of so many of them came back right, after `seconds` each. */
  verified?: number;
  seconds?: number;
  way?: Way;
  country?: string;
  provider?: ProviderName;
  outcome?: "reserved" | "sent" | "failed" | "unknown";
  at?: Date;
}

/** Plants sends whose accounts are gone. */
export async function plantSends(planted: Planted): Promise<void> {
  const { count, verified = 0, seconds = 20, at = NOW } = planted;
  const { way = "sms", country = "US", provider = "twilio", outcome = "sent" } = planted;
  await database().channelSend.createMany({
    data: Array.from({ length: count }, (_, place) => ({
      id: newId(),
      destinationHash: newId(),
      address: "203.0.113.9",
      ...{ way, country, provider, outcome, at },
      verifiedAt: place < verified ? later(seconds, at) : null,
    })),
  });
}
