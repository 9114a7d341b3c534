// Owns the rows of recovery codes: one batch per account, each code used by one guarded write.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { countProtection } from "@/lib/two-factor/account-store";
import type { BatchSalt } from "@/lib/two-factor/recovery-codes/recovery-hash";

/** What may be known of a batch without opening anything. */
export interface RecoveryBatchRow extends BatchSalt {
  id: string;
  createdAt: Date;
  /** JWE of the codes, or null once they are saved or their time is over. */
  sealedCodes: string | null;
  acknowledgedAt: Date | null;
  /** When its owner last tried a code of it without spending it. */
  testedAt: Date | null;
  left: number;
}

interface StoredBatch extends Omit<RecoveryBatchRow, "left"> {
  shownUntil: Date;
  unused: bigint | number;
}

/** The batch of an account. Raw SQL, because Prisma's `_count` groups the codes of everybody for each of them. */
export async function findRecoveryBatch(accountId: string, now: Date): Promise<RecoveryBatchRow | null> {
  const [row] = await database().$queryRaw<StoredBatch[]>`
    SELECT b."id", b."salt", b."pepperId", b."createdAt", b."acknowledgedAt", b."testedAt", b."sealedCodes", b."shownUntil",
      (SELECT COUNT(*) FROM "RecoveryCode" c WHERE c."batchId" = b."id" AND c."usedAt" IS NULL) AS "unused"
    FROM "RecoveryBatch" b WHERE b."accountId" = ${accountId}`;
  if (!row) return null;
  const { shownUntil, unused, ...batch } = row;
  const sealedCodes = shownUntil > now ? batch.sealedCodes : null;
  return { ...batch, sealedCodes, left: Number(unused) };
}

/** The salts of an account's recovery codes and of its temporary code; null where there is none. */
export async function saltsOf(accountId: string) {
  const kept = { salt: true, pepperId: true } as const;
  const row = await database().account.findUnique({
    where: { id: accountId },
    select: { recoveryBatch: { select: { id: true, ...kept } }, temporaryCode: { select: kept } },
  });
  return { batch: row?.recoveryBatch ?? null, temporary: row?.temporaryCode ?? null };
}

export interface NewRecoveryBatch extends BatchSalt {
  id: string;
  accountId: string;
  sealedCodes: string;
  shownUntil: Date;
  hashes: string[];
  /** Made to replace another one, and not by confirming an enrollment. */
  isReplacement: boolean;
}

/** Replaces the batch of an account; the old codes die with theirs. */
export async function replaceRecoveryBatch(
  tx: Tx,
  { hashes, ...batch }: NewRecoveryBatch,
  now: Date,
): Promise<void> {
  await tx.recoveryBatch.deleteMany({ where: { accountId: batch.accountId } });
  await tx.recoveryBatch.create({ data: { ...batch, createdAt: now }, select: { id: true } });
  const rows = hashes.map((hash) => ({ id: newId(), batchId: batch.id, hash }));
  await tx.recoveryCode.createMany({ data: rows });
  await countProtection(tx, batch.accountId);
}

/** Removes the batch of an account with its codes. */
export async function deleteRecoveryBatch(tx: Tx, accountId: string): Promise<void> {
  await tx.recoveryBatch.deleteMany({ where: { accountId } });
  await countProtection(tx, accountId);
}

/** Whether the account has a batch at all, used up or not. */
export async function hasRecoveryBatch(tx: Tx, accountId: string): Promise<boolean> {
  return (await tx.recoveryBatch.count({ where: { accountId } })) > 0;
}

/** Uses one code of an account. False when the batch holds no such code, or it was used before. */
export async function consumeRecoveryCode(
  tx: Tx,
  accountId: string,
  code: { batchId: string; hash: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { ...code, usedAt: null },
    data: { usedAt: now },
  });
  await countProtection(tx, accountId);
  return count === 1;
}

/** What a code is in the account's set: null where it is none of it. */
export async function findRecoveryCode(
  tx: Tx,
  accountId: string,
  { batchId, hash }: { batchId: string; hash: string },
): Promise<{ isSpent: boolean } | null> {
  const where = { batchId, hash, batch: { accountId } };
  const code = await tx.recoveryCode.findFirst({ where, select: { usedAt: true } });
  return code && { isSpent: code.usedAt !== null };
}

/** Notes that a code of the set was tried. */
export async function noteBatchTested(tx: Tx, batchId: string, now: Date): Promise<void> {
  await tx.recoveryBatch.updateMany({ where: { id: batchId }, data: { testedAt: now } });
}

/** Notes that the owner has saved the codes, and forgets their clear form. Null when that was known, or is too late. */
export async function acknowledgeBatch(
  tx: Tx,
  owned: { id: string; accountId: string },
  now: Date,
): Promise<{ isReplacement: boolean } | null> {
  const { count } = await tx.recoveryBatch.updateMany({
    where: { ...owned, acknowledgedAt: null, shownUntil: { gt: now } },
    data: { acknowledgedAt: now, sealedCodes: null },
  });
  if (count !== 1) return null;
  return tx.recoveryBatch.findUnique({ where: { id: owned.id }, select: { isReplacement: true } });
}

/** Forgets the clear form of codes whose time to be shown ended after `from`, and by `until`. */
export async function forgetShownCodes(from: Date, until: Date): Promise<void> {
  await database().recoveryBatch.updateMany({
    where: { shownUntil: { gt: from, lte: until }, sealedCodes: { not: null } },
    data: { sealedCodes: null },
  });
}
