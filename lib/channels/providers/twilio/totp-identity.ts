// Owns what Twilio calls a person and a factor, and how one destination names both. Pure.
import type { Destination } from "@/lib/channels/provider";
import { ProviderFault } from "@/lib/channels/providers/provider-fault";

const DESTINATION = /^([A-Za-z0-9-]{8,64})\/(YF[0-9a-f]{32})$/i;

/** An account as Twilio knows it: its id in hexadecimal digits, because an identity has no underscore. */
export function totpIdentity(accountId: string): string {
  return Buffer.from(accountId, "base64url").toString("hex");
}

/**
 * The identity and the factor that a destination names.
 * @throws ProviderFault as for a factor that Twilio does not know, where it is no such destination
 */
export function factorOf(destination: Destination): { identity: string; factorSid: string } {
  const [, identity, factorSid] = DESTINATION.exec(destination) ?? [];
  if (!identity || !factorSid) throw new ProviderFault("answered", null, "20404");
  return { identity, factorSid };
}
