// Owns sealing addresses, secrets and bodies of webhooks under a new key, while they are used.
import "server-only";
import { database } from "@/lib/platform/db";
import { freshlySealed, resealTable, rowsAfter } from "@/lib/platform/reseal-table";
import { bodyPlace, secretPlace, urlPlace } from "@/lib/webhooks/sealed-webhook";

/** Seals anew what stands under an old key. Returns how many values that were. */
export async function resealWebhooks(): Promise<number> {
  return (await resealTargets()) + (await resealBodies());
}

function resealTargets(): Promise<number> {
  const select = { id: true, sealedUrl: true, sealedSecret: true, sealedOldSecret: true } as const;
  const next = (id: string) => database().webhook.findMany({ ...rowsAfter(id), select });
  return resealTable(next, async (row) => {
    const url = await freshlySealed(row.sealedUrl, urlPlace(row.id));
    const secret = await freshlySealed(row.sealedSecret, secretPlace(row.id));
    const old = row.sealedOldSecret && (await freshlySealed(row.sealedOldSecret, secretPlace(row.id)));
    const data = {
      ...(url && { sealedUrl: url }),
      ...(secret && { sealedSecret: secret }),
      ...(old && { sealedOldSecret: old }),
    };
    const changed = Object.keys(data).length;
    if (changed === 0) return 0;
    // Where the row was changed meanwhile nothing matches: that change was sealed under the current key.
    return changed * (await database().webhook.updateMany({ where: row, data })).count;
  });
}

function resealBodies(): Promise<number> {
  const select = { id: true, sealedBody: true } as const;
  const next = (id: string) => database().webhookDelivery.findMany({ ...rowsAfter(id), select });
  return resealTable(next, async (row) => {
    const sealedBody = await freshlySealed(row.sealedBody, bodyPlace(row.id));
    if (!sealedBody) return 0;
    return (await database().webhookDelivery.updateMany({ where: row, data: { sealedBody } })).count;
  });
}
