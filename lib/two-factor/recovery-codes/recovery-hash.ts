// Owns how recovery codes are kept: one bcrypt per attempt over a peppered pre-hash, one salt per batch.
//
// Security requirements 2.3: with a salt per batch a single slow hash finds the row or misses it, so a guess
// costs the same for hit and miss and ten codes are no ten-fold lever on the server's time.
import { genSaltSync } from "bcryptjs";
import { bcryptBatch, bcryptOne } from "@/lib/platform/hash-pool";
import { prehash } from "@/lib/platform/prehash";
import type { KeyRing } from "@/lib/platform/setting-values";

const BCRYPT_COST = 10;

/** What stands in a batch's row and is needed to hash against it again. */
export interface BatchSalt {
  /** bcrypt salt with its cost, `$2b$10$…`. */
  salt: string;
  pepperId: string;
}

/** A fresh salt, and the pepper that is for new hashes. */
export function newBatchSalt(peppers: KeyRing): BatchSalt {
  return { salt: genSaltSync(BCRYPT_COST), pepperId: peppers.current.id };
}

/**
 * Hashes the canonical codes of a new batch.
 * @throws HashQueueFullError when too many batches wait
 */
export function hashNewCodes(
  accountId: string,
  codes: string[],
  batch: BatchSalt,
  peppers: KeyRing,
): Promise<string[]> {
  return bcryptBatch(
    codes.map((code) => prehashOf(accountId, code, batch, peppers)),
    batch.salt,
  );
}

/**
 * Hashes one canonical code that somebody offers, with the salt of the account's batch.
 * @throws HashQueueFullError when too many hashes wait
 */
export function hashOfferedCode(
  accountId: string,
  code: string,
  batch: BatchSalt,
  peppers: KeyRing,
): Promise<string> {
  return bcryptOne(prehashOf(accountId, code, batch, peppers), batch.salt);
}

/** Throws when the pepper is gone from the settings: then no code of the batch can count. */
function prehashOf(accountId: string, code: string, { pepperId }: BatchSalt, peppers: KeyRing): string {
  const pepper = peppers.byId.get(pepperId);
  if (!pepper) throw new Error(`pepper ${pepperId} is not in PEPPERS`);
  return prehash(`${accountId}:${code}`, pepper);
}
