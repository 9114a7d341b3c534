// Owns telling a provider that nobody uses a registration any more. It comes after ours is gone, and cannot undo that.
import "server-only";
import type { FormerChannel } from "@/lib/channels/adding/channel-rows";
import { openDestination } from "@/lib/channels/destination";
import { removeUser } from "@/lib/channels/providers/authy/users";
import { removeTotpFactor } from "@/lib/channels/providers/twilio/totp-factor";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";

/**
 * Has the provider forget a channel that is gone. A number is the same person to Authy whoever registered it, so one that
 * another account holds, or waits to confirm, is left there. What fails is in the log, for somebody to do by hand.
 */
export async function forgetAtProvider(former: FormerChannel): Promise<void> {
  const { kind, destinationHash } = former;
  if (kind !== "authy" && kind !== "twilio-totp") return;
  const { authy, twilio } = settings().providers;
  if (!(kind === "authy" ? authy : twilio)) return;
  const same = { where: { kind, destinationHash } };
  const holders = (await database().channel.count(same)) + (await database().pendingChannel.count(same));
  if (holders > 0) return;
  const to = await openDestination(former, "Channel");
  const forgotten = await (kind === "authy" ? removeUser(to) : removeTotpFactor(to));
  if (!forgotten.ok)
    logger().warn({ kind, error: forgotten.error }, "a provider keeps a channel that is gone");
}
