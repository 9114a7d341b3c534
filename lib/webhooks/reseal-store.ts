// Owns walking over what webhooks have sealed, and replacing what nobody has changed meanwhile.
import "server-only";
import { database } from "@/lib/platform/db";
import { rowsAfter } from "@/lib/platform/reseal-table";

interface SealedWebhook {
  id: string;
  sealedUrl: string;
  sealedSecret: string;
  sealedOldSecret: string | null;
}

interface SealedDelivery {
  id: string;
  sealedBody: string;
}

/** The next webhooks after an id. */
export function webhooksAfter(id: string): Promise<SealedWebhook[]> {
  const select = { id: true, sealedUrl: true, sealedSecret: true, sealedOldSecret: true } as const;
  return database().webhook.findMany({ ...rowsAfter(id), select });
}

/** Replaces what a webhook has sealed; 0 where its row is not as it was read, else 1. */
export async function replaceSealed(row: SealedWebhook, data: Partial<SealedWebhook>): Promise<number> {
  return (await database().webhook.updateMany({ where: row, data })).count;
}

/** The next deliveries after an id. */
export function deliveriesAfter(id: string): Promise<SealedDelivery[]> {
  const select = { id: true, sealedBody: true } as const;
  return database().webhookDelivery.findMany({ ...rowsAfter(id), select });
}

/** Replaces the body of a delivery; 0 where its row is not as it was read, else 1. */
export async function replaceBody(row: SealedDelivery, sealedBody: string): Promise<number> {
  return (await database().webhookDelivery.updateMany({ where: row, data: { sealedBody } })).count;
}
