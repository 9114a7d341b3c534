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
  /** As the row said; a use beside the password, or in a session, ends it. */
  needsPassword: boolean;
  counterFell: boolean;
}

/** Moves the counter forward. False when the passkey is gone, or something has changed it meanwhile. */
export async function notePasskeyUse(tx: Tx, use: PasskeyUse, now: Date): Promise<boolean> {
  const { passkeyId: id, accountId, seenCounter, counter, isBackedUp, needsPassword, counterFell } = use;
  const seen = { counter: seenCounter, needsPassword };
  const data = {
    counter,
    isBackedUp,
    needsPassword: false,
    lastUsedAt: now,
    ...(counterFell && { counterFellAt: now }),
  };
  const { count } = await tx.passkey.updateMany({ where: { id, accountId, ...seen }, data });
  return count === 1;
}
