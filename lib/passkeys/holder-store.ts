// Owns reading what of an account decides about its passkeys: whether they are asked for, and whether one opens it alone.
import "server-only";
import type { Tx } from "@/lib/platform/db";

/** An account, as far as the demand for passkeys depends on it. */
export interface PasskeyHolder {
  role: string;
  memberSince: Date;
  resetAt: Date | null;
  hasPasskey: boolean;
}

/** What the demand for passkeys needs to know of an account; null when it is gone. */
export async function findPasskeyHolder(db: Tx, accountId: string): Promise<PasskeyHolder | null> {
  const select = {
    role: true,
    createdAt: true,
    resetAt: true,
    _count: { select: { passkeys: true } },
  } as const;
  const row = await db.account.findUnique({ where: { id: accountId }, select });
  if (!row) return null;
  const { role, createdAt: memberSince, resetAt } = row;
  return { role, memberSince, resetAt, hasPasskey: row._count.passkeys > 0 };
}

/**
 * Whether a passkey alone opens the account. Not after "this was not me": an intruder may have added the passkey, so only
 * the mailed way back is open until there is a new password. Nor after a reset.
 */
export async function isOpenToPasskey(tx: Tx, accountId: string): Promise<boolean> {
  const where = { id: accountId, deactivatedAt: null, resetAt: null, password: { disabledAt: null } };
  return (await tx.account.count({ where })) === 1;
}
