// Owns the one slow hash behind whatever is typed as a recovery code, and the salt it is made with.
//
// A temporary code is kept under the salt of the account's recovery codes, so a single hash looks for it among both, and
// under a salt of its own where there are none. Where there is neither, the hash is made all the same. So the cost and
// the time of a try never tell whether an administrator has made a code (decision 013).
import "server-only";
import { settings } from "@/lib/platform/env";
import { type BatchSalt, hashOfferedCode, newBatchSalt } from "@/lib/two-factor/recovery-codes/recovery-hash";
import { saltsOf } from "@/lib/two-factor/recovery-codes/recovery-store";

/** A typed code as it is looked for. */
export interface OfferedCode {
  /** Empty where the account has no recovery codes: no batch has such an id. */
  batchId: string;
  hash: string;
}

/**
 * Hashes a canonical code that somebody offers, once, whatever the account has.
 * @throws HashQueueFullError when too many hashes wait
 */
export async function hashOffered(accountId: string, code: string): Promise<OfferedCode> {
  const { batch, temporary } = await saltsOf(accountId);
  const { peppers } = settings();
  const salt = batch ?? temporary ?? newBatchSalt(peppers);
  return { batchId: batch?.id ?? "", hash: await hashOfferedCode(accountId, code, salt, peppers) };
}

/**
 * The hash of a temporary code that is to be kept, with its salt. Recovery codes that are replaced before it is used
 * leave it without a match: what changes the protection of an account ends its temporary code anyway.
 * @throws HashQueueFullError when too many hashes wait
 */
export async function hashTemporaryCode(
  accountId: string,
  code: string,
): Promise<BatchSalt & { hash: string }> {
  const { batch } = await saltsOf(accountId);
  const { peppers } = settings();
  const { salt, pepperId } = batch ?? newBatchSalt(peppers);
  return { salt, pepperId, hash: await hashOfferedCode(accountId, code, { salt, pepperId }, peppers) };
}
