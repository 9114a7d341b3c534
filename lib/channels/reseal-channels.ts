// Owns sealing destinations of channels under a new key, while people use them.
import "server-only";
import { uriPlace } from "@/lib/channels/adding/pending-uri";
import { destinationPlace } from "@/lib/channels/destination";
import {
  channelsAfter,
  pendingAfter,
  removalsAfter,
  replaceSealed,
  replaceSealedPending,
  replaceSealedRemoval,
} from "@/lib/channels/reseal-store";
import { freshlySealed, resealTable } from "@/lib/platform/reseal-table";

/**
 * Seals anew what stands under an old key: destinations of confirmed channels, of pending ones, which may wait for weeks
 * where an administrator registered them, with their URIs, and of registrations that their provider has yet to forget.
 * @returns how many rows were sealed anew
 */
export async function resealChannels(): Promise<number> {
  return (await resealConfirmed()) + (await resealPending()) + (await resealRemovals());
}

function resealConfirmed(): Promise<number> {
  return resealTable(channelsAfter, async (row) => {
    const sealedDestination = await freshlySealed(row.sealedDestination, destinationPlace("Channel", row.id));
    return sealedDestination ? replaceSealed(row, sealedDestination) : 0;
  });
}

function resealPending(): Promise<number> {
  return resealTable(pendingAfter, async (row) => {
    const place = destinationPlace("PendingChannel", row.id);
    const sealedDestination = await freshlySealed(row.sealedDestination, place);
    const sealedUri = row.sealedUri && (await freshlySealed(row.sealedUri, uriPlace(row.id)));
    if (!sealedDestination && !sealedUri) return 0;
    const data = { ...(sealedDestination && { sealedDestination }), ...(sealedUri && { sealedUri }) };
    return replaceSealedPending(row, data);
  });
}

/** One that does not open cannot be told to its provider any more, and must not hold up the rotation. */
function resealRemovals(): Promise<number> {
  return resealTable(removalsAfter, async (row) => {
    const place = destinationPlace("ProviderRemoval", row.id);
    const sealedDestination = await freshlySealed(row.sealedDestination, place).catch(() => null);
    return sealedDestination ? replaceSealedRemoval(row, sealedDestination) : 0;
  });
}
