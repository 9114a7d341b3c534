// Proves that destinations survive the exchange of keys, those of pending channels too (R32).
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { openUri, sealUri } from "@/lib/channels/adding/pending-uri";
import { openDestination, sealDestination } from "@/lib/channels/destination";
import { queueRemovalsOf } from "@/lib/channels/leaving/queue-removal";
import { resealChannels } from "@/lib/channels/reseal-channels";
import { plantChannel, plantChannels } from "@/lib/channels/test-channels";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

const keys = () => settings().encryptionKeys;

/** Makes a key the one that writes; those of before still read. */
function addKey(id: string): void {
  const key = new Uint8Array(randomBytes(32));
  settings().encryptionKeys = { current: { id, key }, byId: new Map([...keys().byId, [id, key]]) };
}

/** Takes every key but the one that writes out of the ring. */
function dropOldKeys(): void {
  const { current } = keys();
  settings().encryptionKeys = { current, byId: new Map([[current.id, current.key]]) };
}

it("seals every destination anew, once, and needs the old key no more", async () => {
  const { session } = await makeProtectedPerson();
  await plantChannels(session.accountId);
  const { id } = await database().pendingChannel.findFirstOrThrow();
  const sealedUri = await sealUri("otpauth://totp/x", id);
  await database().pendingChannel.update({ where: { id }, data: { sealedUri } });
  addKey("next");
  expect(await resealChannels()).toBe(2);
  expect(await resealChannels()).toBe(0);
  dropOldKeys();
  const channel = await database().channel.findFirstOrThrow();
  expect(await openDestination(channel, "Channel")).toBe("+15017122661");
  const pending = await database().pendingChannel.findFirstOrThrow();
  expect(await openDestination(pending, "PendingChannel")).toBe("full.person@example.test");
  expect(await openUri(pending.sealedUri ?? "", pending.id)).toBe("otpauth://totp/x");
});

it("takes along what a provider has yet to forget, and leaves what does not open", async () => {
  const { session } = await makeProtectedPerson();
  await plantChannel(session.accountId, "authy", "81547");
  await transaction((tx) => queueRemovalsOf(tx, session.accountId, NOW));
  const { id } = await database().providerRemoval.findFirstOrThrow();
  const sealedDestination = await sealDestination("81548", "ProviderRemoval", "another");
  const lost = { id: "lost", kind: "authy", sealedDestination, since: NOW, nextTryAt: NOW };
  await database().providerRemoval.create({ data: lost });
  addKey("after that");
  await resealChannels();
  dropOldKeys();
  const removal = await database().providerRemoval.findUniqueOrThrow({ where: { id } });
  expect(await openDestination(removal, "ProviderRemoval")).toBe("81547");
});

it("names the row that does not open", async () => {
  const { id } = await database().channel.findFirstOrThrow();
  const sealedDestination = await sealDestination("+15017122661", "Channel", "another");
  await database().channel.update({ where: { id }, data: { sealedDestination } });
  addKey("last");
  await expect(resealChannels()).rejects.toThrow(`Channel ${id} `);
});
