// Owns how a row keeps a destination: sealed, to send to, and as a keyed hash, to be recognized.
import "server-only";
import { createHmac } from "node:crypto";
import { mailboxOf } from "@/lib/accounts/email/mailbox";
import type { ChannelKind } from "@/lib/channels/kinds";
import type { Destination } from "@/lib/channels/provider";
import { derivedKey } from "@/lib/platform/derived-key";
import { settings } from "@/lib/platform/env";
import { open, seal } from "@/lib/platform/secret-box";

/** The tables that hold one. Whoever moves a destination from one to another seals it anew. */
export type DestinationTable = "Channel" | "PendingChannel" | "ProviderRemoval";

/** Where the destination of a row is sealed. */
export const destinationPlace = (table: DestinationTable, row: string) => ({
  table,
  row,
  purpose: "destination",
});

/**
 * Seals a destination for the row of this id.
 * @param to canonical: an address in lower case, a number in E.164, or what a provider calls it
 */
export function sealDestination(to: Destination, table: DestinationTable, id: string): Promise<string> {
  return seal(new TextEncoder().encode(to), destinationPlace(table, id), settings().encryptionKeys);
}

/**
 * The destination of a row.
 * @throws SealBrokenError when the value was moved, altered, or its key is gone: the caller denies
 */
export async function openDestination(
  row: { id: string; sealedDestination: string },
  table: DestinationTable,
): Promise<Destination> {
  const bytes = await open(row.sealedDestination, destinationPlace(table, row.id), settings().encryptionKeys);
  return new TextDecoder().decode(bytes);
}

/**
 * The hash by which a destination is recognized, whoever it belongs to. The key comes from AUTH_SECRET: numbers can be
 * guessed.
 */
export function destinationHash(to: Destination): string {
  return createHmac("sha256", derivedKey("channel destination")).update(to).digest("base64url");
}

/**
 * The hash by which the limits of sends count a destination: a mailbox is one destination, whatever stands behind a
 * plus in its address.
 */
export function limitedDestination(kind: ChannelKind, to: Destination): string {
  return destinationHash(kind === "email" ? mailboxOf(to) : to);
}
