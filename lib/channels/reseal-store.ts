// Owns walking over sealed destinations of channels, and replacing one that nobody has changed meanwhile.
import "server-only";
import { database } from "@/lib/platform/db";
import { rowsAfter } from "@/lib/platform/reseal-table";

const SEALED = { id: true, sealedDestination: true } as const;

interface SealedRow {
  id: string;
  sealedDestination: string;
}

interface SealedPending extends SealedRow {
  sealedUri: string | null;
}

/** The next confirmed channels after an id. */
export function channelsAfter(id: string): Promise<SealedRow[]> {
  return database().channel.findMany({ ...rowsAfter(id), select: SEALED });
}

/** The next pending channels after an id. */
export function pendingAfter(id: string): Promise<SealedPending[]> {
  const select = { ...SEALED, sealedUri: true } as const;
  return database().pendingChannel.findMany({ ...rowsAfter(id), select });
}

/** The next registrations after an id that their provider has yet to forget. */
export function removalsAfter(id: string): Promise<SealedRow[]> {
  return database().providerRemoval.findMany({ ...rowsAfter(id), select: SEALED });
}

/** Replaces what a confirmed channel has sealed; 0 where its row is not as it was read, else 1. */
export async function replaceSealed(row: SealedRow, sealedDestination: string): Promise<number> {
  return (await database().channel.updateMany({ where: row, data: { sealedDestination } })).count;
}

/** The same for a pending channel. */
export async function replaceSealedPending(
  row: SealedPending,
  data: Partial<SealedPending>,
): Promise<number> {
  return (await database().pendingChannel.updateMany({ where: row, data })).count;
}

/** The same for a registration that its provider has yet to forget. */
export async function replaceSealedRemoval(row: SealedRow, sealedDestination: string): Promise<number> {
  return (await database().providerRemoval.updateMany({ where: row, data: { sealedDestination } })).count;
}
