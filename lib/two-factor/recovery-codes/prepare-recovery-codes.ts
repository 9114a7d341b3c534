// Owns making recovery codes while the person looks at the QR code, so that nobody waits for ten slow hashes.
import "server-only";
import { database } from "@/lib/platform/db";
import { HashQueueFullError } from "@/lib/platform/hash-pool";
import { keepPreparedCodes } from "@/lib/two-factor/enrollment/enrollment-store";
import { makeRecoveryCodes, sealPreparedCodes } from "@/lib/two-factor/recovery-codes/recovery-batch";
import { hasRecoveryBatch } from "@/lib/two-factor/recovery-codes/recovery-store";

/**
 * Makes the codes and keeps them sealed with the enrollment. An account that has codes keeps its own. Where too many
 * hashes wait, none are made: confirming the enrollment makes them.
 */
export async function prepareRecoveryCodes(enrollmentId: string, accountId: string): Promise<void> {
  if (await hasRecoveryBatch(database(), accountId)) return;
  const prepared = await makeRecoveryCodes(accountId).catch((fault: unknown) => {
    if (fault instanceof HashQueueFullError) return null;
    throw fault;
  });
  if (prepared) await keepPreparedCodes(enrollmentId, await sealPreparedCodes(enrollmentId, prepared));
}
