// Owns the channels that tests plant: rows that nobody confirmed.
import { destinationHash, sealDestination } from "@/lib/channels/destination";
import type { ChannelKind } from "@/lib/channels/kinds";
import { database, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { countProtection } from "@/lib/two-factor/account-store";
import { later, NOW } from "@/lib/two-factor/test-person";

export interface PlantedChannel {
  id: string;
  accountId: string;
  kind: ChannelKind;
}

/** A confirmed channel. */
export async function plantChannel(
  accountId: string,
  kind: ChannelKind,
  to: string,
  hint = "•••• 61",
): Promise<PlantedChannel> {
  const id = newId();
  const sealedDestination = await sealDestination(to, "Channel", id);
  const country = kind === "phone" ? "US" : null;
  const row = { id, accountId, kind, sealedDestination, destinationHash: destinationHash(to), hint, country };
  await transaction(async (tx) => {
    await tx.channel.create({ data: { ...row, confirmedAt: NOW } });
    await countProtection(tx, accountId);
  });
  return { id, accountId, kind };
}

/** A row in each table of channels that is about a person. */
export async function plantChannels(accountId: string): Promise<void> {
  const { id: channelId } = await plantChannel(accountId, "phone", "+15017122661");
  const pendingId = newId();
  const to = "full.person@example.test";
  const sealedDestination = await sealDestination(to, "PendingChannel", pendingId);
  const place = { destinationHash: destinationHash(to), hint: "f•••@example.test", kind: "email" };
  const pending = { id: pendingId, accountId, sealedDestination, ...place, startedAt: NOW };
  await database().pendingChannel.create({ data: { ...pending, expiresAt: later(600) } });
  const sendId = newId();
  const send = { id: sendId, accountId, destinationHash: destinationHash("+15017122661"), country: "US" };
  const sent = { way: "sms", provider: "twilio", address: "203.0.113.9", at: NOW, outcome: "sent" };
  await database().channelSend.create({ data: { ...send, ...sent } });
  const code = { id: newId(), accountId, channelId, boundTo: "ticket:x", way: "sms", sendId, sends: 1 };
  await database().channelCode.create({ data: { ...code, sentAt: NOW, expiresAt: later(300) } });
}
