// Owns what an app scans to show the codes of a pending channel: sealed while it waits, and gone once it is confirmed.
import "server-only";
import { settings } from "@/lib/platform/env";
import { open, seal } from "@/lib/platform/secret-box";

/** Where the URI of a pending channel is sealed. */
export const uriPlace = (row: string) => ({ table: "PendingChannel", row, purpose: "otpauth-uri" });

/** Seals the otpauth URI of the pending channel with this id. */
export function sealUri(uri: string, id: string): Promise<string> {
  return seal(new TextEncoder().encode(uri), uriPlace(id), settings().encryptionKeys);
}

/**
 * The otpauth URI of the pending channel with this id.
 * @throws SealBrokenError when the value was moved, altered, or its key is gone
 */
export async function openUri(sealedUri: string, id: string): Promise<string> {
  return new TextDecoder().decode(await open(sealedUri, uriPlace(id), settings().encryptionKeys));
}
