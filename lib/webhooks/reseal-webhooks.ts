// Owns sealing addresses, secrets and bodies of webhooks under a new key, while they are used.
import "server-only";
import { freshlySealed, resealTable } from "@/lib/platform/reseal-table";
import { deliveriesAfter, replaceBody, replaceSealed, webhooksAfter } from "@/lib/webhooks/reseal-store";
import { bodyPlace, secretPlace, urlPlace } from "@/lib/webhooks/sealed-webhook";

/** Seals anew what stands under an old key. Returns how many values that were. */
export async function resealWebhooks(): Promise<number> {
  return (await resealTargets()) + (await resealBodies());
}

function resealTargets(): Promise<number> {
  return resealTable(webhooksAfter, async (row) => {
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
    return changed * (await replaceSealed(row, data));
  });
}

function resealBodies(): Promise<number> {
  return resealTable(deliveriesAfter, async (row) => {
    const sealedBody = await freshlySealed(row.sealedBody, bodyPlace(row.id));
    return sealedBody ? replaceBody(row, sealedBody) : 0;
  });
}
