// Owns the rotation of keys for webhooks: addresses, secrets and bodies sealed anew under the current key, while they are used.
import "server-only";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey, type SealedPlace } from "@/lib/platform/secret-box";
import { bodyPlace, openText, sealText, secretPlace, urlPlace } from "@/lib/webhooks/sealed-webhook";

const BATCH = 200;

/** May be stopped and run again. Returns how many values were sealed anew. */
export async function resealWebhooks(): Promise<number> {
  return (await resealTargets()) + (await resealBodies());
}

/** There are WEBHOOKS_MOST at most. */
async function resealTargets(): Promise<number> {
  const select = { id: true, sealedUrl: true, sealedSecret: true, sealedOldSecret: true } as const;
  let resealed = 0;
  for (const row of await database().webhook.findMany({ select })) {
    const url = await fresh(row.sealedUrl, urlPlace(row.id));
    const secret = await fresh(row.sealedSecret, secretPlace(row.id));
    const old = row.sealedOldSecret && (await fresh(row.sealedOldSecret, secretPlace(row.id)));
    const data = {
      ...(url && { sealedUrl: url }),
      ...(secret && { sealedSecret: secret }),
      ...(old && { sealedOldSecret: old }),
    };
    const changed = Object.keys(data).length;
    // Whoever changed it meanwhile sealed it under the current key.
    if (changed > 0 && (await database().webhook.updateMany({ where: row, data })).count === 1)
      resealed += changed;
  }
  return resealed;
}

async function resealBodies(): Promise<number> {
  let resealed = 0;
  for (let after = ""; ; ) {
    const rows = await database().webhookDelivery.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, sealedBody: true },
    });
    for (const row of rows) {
      const sealedBody = await fresh(row.sealedBody, bodyPlace(row.id));
      if (sealedBody)
        resealed += (await database().webhookDelivery.updateMany({ where: row, data: { sealedBody } })).count;
    }
    const last = rows.at(-1);
    if (!last) return resealed;
    after = last.id;
  }
}

/** Null where it stands under the current key already. */
async function fresh(sealed: string, place: SealedPlace): Promise<string | null> {
  if (!isSealedWithOldKey(sealed, settings().encryptionKeys)) return null;
  const text = await openText(sealed, place).catch((cause: unknown) => {
    throw new Error(`the ${place.purpose} of ${place.table} ${place.row} does not open`, { cause });
  });
  return sealText(text, place);
}
