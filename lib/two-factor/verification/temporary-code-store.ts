// Owns the rows of temporary codes: one per account, used by one guarded write.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import type { BatchSalt } from "@/lib/two-factor/recovery-codes/recovery-hash";

export interface NewTemporaryCode extends BatchSalt {
  accountId: string;
  hash: string;
  expiresAt: Date;
  madeById: string;
}

/** Writes a code; it replaces the last one, used or not. */
export async function replaceTemporaryCode(
  tx: Tx,
  { accountId, ...made }: NewTemporaryCode,
  now: Date,
): Promise<void> {
  const fresh = { ...made, createdAt: now, usedAt: null };
  await tx.temporaryCode.upsert({
    where: { accountId },
    create: { accountId, ...fresh },
    update: fresh,
  });
}

/** Uses the code of an account. False when there is none, it is another, it was used, or its time is over. */
export async function consumeTemporaryCode(
  tx: Tx,
  accountId: string,
  hash: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.temporaryCode.updateMany({
    where: {
      accountId,
      hash,
      usedAt: null,
      expiresAt: { gt: now },
      // It lets in nobody who became an administrator meanwhile, and it counts only while its maker still is one.
      account: { role: { not: "admin" } },
      madeBy: { role: "admin", deactivatedAt: null },
    },
    data: { usedAt: now },
  });
  return count === 1;
}

/** Ends the code of an account, if there is one. */
export async function endTemporaryCode(tx: Tx, accountId: string): Promise<void> {
  await tx.temporaryCode.deleteMany({ where: { accountId } });
}

/** Ends the codes that an administrator made. */
export async function endTemporaryCodesBy(tx: Tx, madeById: string): Promise<void> {
  await tx.temporaryCode.deleteMany({ where: { madeById } });
}

/** Deletes codes whose time is over. */
export async function sweepTemporaryCodes(now: Date): Promise<void> {
  await database().temporaryCode.deleteMany({ where: { expiresAt: { lte: now } } });
}
