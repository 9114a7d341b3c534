// Owns the rotation of keys for channels: every destination sealed anew under the current key, while people use them.
import "server-only";
import { openUri, sealUri } from "@/lib/channels/adding/pending-uri";
import { type DestinationTable, openDestination, sealDestination } from "@/lib/channels/destination";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey } from "@/lib/platform/secret-box";

const BATCH = 200;

/**
 * Seals destinations of channels anew that stand under an old key, and what pending ones wait with: one that an
 * administrator registered waits for weeks, and one that ended for its provider to forget it. May be stopped and run
 * again.
 * @returns how many were sealed anew
 */
export async function resealChannels(): Promise<number> {
  return (await resealConfirmed()) + (await resealPending()) + (await resealRemovals());
}

async function resealConfirmed(): Promise<number> {
  let resealed = 0;
  for (let after = ""; ; ) {
    const rows = await database().channel.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, sealedDestination: true },
    });
    for (const row of rows) {
      const fresh = await freshDestination(row, "Channel");
      if (!fresh) continue;
      const data = { sealedDestination: fresh };
      resealed += (await database().channel.updateMany({ where: row, data })).count;
    }
    const last = rows.at(-1);
    if (!last) return resealed;
    after = last.id;
  }
}

/** There are as many as people who add one at this moment, and those that were registered lately. */
async function resealPending(): Promise<number> {
  const select = { id: true, sealedDestination: true, sealedUri: true } as const;
  let resealed = 0;
  for (const row of await database().pendingChannel.findMany({ select })) {
    const sealedDestination = await freshDestination(row, "PendingChannel");
    const { id, sealedUri: uri } = row;
    const isOld = uri !== null && isSealedWithOldKey(uri, settings().encryptionKeys);
    const sealedUri = isOld ? await sealUri(await openUri(uri, id), id) : null;
    const data = { ...(sealedDestination && { sealedDestination }), ...(sealedUri && { sealedUri }) };
    if (Object.keys(data).length === 0) continue;
    resealed += (await database().pendingChannel.updateMany({ where: row, data })).count;
  }
  return resealed;
}

/** Those of PROVIDER_REMOVAL_SECONDS. One that does not open is nobody's to tell any more, and holds up no rotation. */
async function resealRemovals(): Promise<number> {
  const select = { id: true, sealedDestination: true } as const;
  let resealed = 0;
  for (const row of await database().providerRemoval.findMany({ select })) {
    const fresh = await freshDestination(row, "ProviderRemoval").catch(() => null);
    if (!fresh) continue;
    const data = { sealedDestination: fresh };
    resealed += (await database().providerRemoval.updateMany({ where: row, data })).count;
  }
  return resealed;
}

async function freshDestination(
  row: { id: string; sealedDestination: string },
  table: DestinationTable,
): Promise<string | null> {
  if (!isSealedWithOldKey(row.sealedDestination, settings().encryptionKeys)) return null;
  const to = await openDestination(row, table).catch((cause: unknown) => {
    throw new Error(`the destination of ${table} ${row.id} does not open`, { cause });
  });
  return sealDestination(to, table, row.id);
}
