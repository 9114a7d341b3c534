// Owns what a screen or a sheet says of a set of recovery codes, so that an old sheet can be told from the current one.
import "server-only";
import { batchFingerprint } from "@/lib/two-factor/recovery-codes/batch-fingerprint";
import { findRecoveryBatch, type RecoveryBatchRow } from "@/lib/two-factor/recovery-codes/recovery-store";

export interface RecoverySet {
  /** Six symbols; not a secret. */
  mark: string;
  createdAt: Date;
  acknowledgedAt: Date | null;
  testedAt: Date | null;
  left: number;
}

/** What may be said of a batch: no code of it. */
export function recoverySetOf(batch: RecoveryBatchRow): RecoverySet {
  const { id, createdAt, acknowledgedAt, testedAt, left } = batch;
  return { mark: batchFingerprint(id), createdAt, acknowledgedAt, testedAt, left };
}

/** The set of an account that counts now, or null. */
export async function currentRecoverySet(accountId: string, now: Date): Promise<RecoverySet | null> {
  const batch = await findRecoveryBatch(accountId, now);
  return batch && recoverySetOf(batch);
}
