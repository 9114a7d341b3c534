// Owns sealing what is secret or personal of webhooks: their addresses, secrets and bodies, each bound to its row.
import "server-only";
import { settings } from "@/lib/platform/env";
import { open, type SealedPlace, seal } from "@/lib/platform/secret-box";
import type { SealedTarget } from "@/lib/webhooks/target-columns";

/** What the sealed address of a webhook is bound to. */
export const urlPlace = (row: string): SealedPlace => ({ table: "Webhook", row, purpose: "url" });
/** What the sealed secret of a webhook is bound to. */
export const secretPlace = (row: string): SealedPlace => ({ table: "Webhook", row, purpose: "secret" });
/** What the sealed body of a delivery is bound to. */
export const bodyPlace = (row: string): SealedPlace => ({ table: "WebhookDelivery", row, purpose: "body" });

/** Seals a text for its place. */
export function sealText(text: string, place: SealedPlace): Promise<string> {
  return seal(new TextEncoder().encode(text), place, settings().encryptionKeys);
}

/**
 * The text that was sealed for a place.
 * @throws SealBrokenError when it was moved, altered, or its key is gone
 */
export async function openText(sealed: string, place: SealedPlace): Promise<string> {
  return new TextDecoder().decode(await open(sealed, place, settings().encryptionKeys));
}

/** Seals where the webhook of this id sends to, and the secret that it signs with. */
export async function sealTarget(id: string, { url, secret }: { url: URL; secret: string }) {
  const sealedUrl = await sealText(url.href, urlPlace(id));
  return { id, sealedUrl, sealedSecret: await sealText(secret, secretPlace(id)) };
}

export interface OpenTarget {
  url: URL;
  /** The secret, and for as long as that still signs the one that it replaced. */
  secrets: string[];
}

/**
 * Where to send, and the secrets to sign with.
 * @throws SealBrokenError when a value was moved, altered, or its key is gone
 */
export async function openTarget(row: SealedTarget, now: Date): Promise<OpenTarget> {
  const { id, sealedOldSecret, oldSecretUntil } = row;
  const secrets = [await openText(row.sealedSecret, secretPlace(id))];
  if (sealedOldSecret && oldSecretUntil && oldSecretUntil > now)
    secrets.push(await openText(sealedOldSecret, secretPlace(id)));
  return { url: new URL(await openText(row.sealedUrl, urlPlace(id))), secrets };
}
