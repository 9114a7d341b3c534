// Owns sealing destinations of channels under a new key, while people use them.
import "server-only";
import { uriPlace } from "@/lib/channels/adding/pending-uri";
import { destinationPlace } from "@/lib/channels/destination";
import { database } from "@/lib/platform/db";
import { freshlySealed, resealTable, rowsAfter } from "@/lib/platform/reseal-table";

const SEALED = { id: true, sealedDestination: true } as const;

/**
 * Seals anew what stands under an old key: destinations of confirmed channels, of pending ones, which may wait for weeks
 * where an administrator registered them, with their URIs, and of registrations that their provider has yet to forget.
 * @returns how many rows were sealed anew
 */
export async function resealChannels(): Promise<number> {
  return (await resealConfirmed()) + (await resealPending()) + (await resealRemovals());
}

function resealConfirmed(): Promise<number> {
  const next = (id: string) => database().channel.findMany({ ...rowsAfter(id), select: SEALED });
  return resealTable(next, async (row) => {
    const sealedDestination = await freshlySealed(row.sealedDestination, destinationPlace("Channel", row.id));
    if (!sealedDestination) return 0;
    return (await database().channel.updateMany({ where: row, data: { sealedDestination } })).count;
  });
}

function resealPending(): Promise<number> {
  const select = { ...SEALED, sealedUri: true } as const;
  const next = (id: string) => database().pendingChannel.findMany({ ...rowsAfter(id), select });
  return resealTable(next, async (row) => {
    const place = destinationPlace("PendingChannel", row.id);
    const sealedDestination = await freshlySealed(row.sealedDestination, place);
    const sealedUri = row.sealedUri && (await freshlySealed(row.sealedUri, uriPlace(row.id)));
    if (!sealedDestination && !sealedUri) return 0;
    const data = { ...(sealedDestination && { sealedDestination }), ...(sealedUri && { sealedUri }) };
    return (await database().pendingChannel.updateMany({ where: row, data })).count;
  });
}

/** One that does not open cannot be told to its provider any more, and must not hold up the rotation. */
function resealRemovals(): Promise<number> {
  const next = (id: string) => database().providerRemoval.findMany({ ...rowsAfter(id), select: SEALED });
  return resealTable(next, async (row) => {
    const place = destinationPlace("ProviderRemoval", row.id);
    const sealedDestination = await freshlySealed(row.sealedDestination, place).catch(() => null);
    if (!sealedDestination) return 0;
    return (await database().providerRemoval.updateMany({ where: row, data: { sealedDestination } })).count;
  });
}
