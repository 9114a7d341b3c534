// Owns telling a provider to forget a registration. It is gone here already, whatever the provider answers.
import "server-only";
import { countHolders } from "@/lib/channels/channel-store";
import { destinationHash } from "@/lib/channels/destination";
import type { Destination } from "@/lib/channels/provider";
import { removeUser } from "@/lib/channels/providers/authy/users";
import { removeTotpFactor } from "@/lib/channels/providers/twilio/totp-factor";
import { settings } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";

/**
 * Has a provider forget a destination. True when that is done, or must not be: Authy takes a number for one person,
 * whoever registered it, so one that another account holds or waits to confirm stays. False when it is to be tried again.
 */
export async function forgetDestination(kind: string, to: Destination): Promise<boolean> {
  const { authy, twilio } = settings().providers;
  if ((await countHolders(kind, destinationHash(to))) > 0) return true;
  if (!(kind === "authy" ? authy : twilio)) return false;
  const forgotten = await (kind === "authy" ? removeUser(to) : removeTotpFactor(to));
  if (!forgotten.ok)
    logger().warn({ kind, error: forgotten.error }, "a provider keeps a channel that is gone");
  return forgotten.ok;
}
