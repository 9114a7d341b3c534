// Owns noting that a passkey was used: its counter, and whether it is backed up.
import "server-only";
import type { Tx } from "@/lib/platform/db";

/** What a right answer says of its passkey. */
export interface PasskeyUse {
  passkeyId: string;
  accountId: string;
  /** As the row said when the answer was checked. */
  seenCounter: bigint;
  /** Never below the row's. */
  counter: bigint;
  isBackedUp: boolean;
  counterFell: boolean;
}

/** Moves the counter forward. False when the passkey is gone, or another answer has moved it meanwhile. */
export async function notePasskeyUse(tx: Tx, use: PasskeyUse, now: Date): Promise<boolean> {
  const { passkeyId: id, accountId, seenCounter, counter, isBackedUp, counterFell } = use;
  const data = { counter, isBackedUp, lastUsedAt: now, ...(counterFell && { counterFellAt: now }) };
  const { count } = await tx.passkey.updateMany({ where: { id, accountId, counter: seenCounter }, data });
  return count === 1;
}
