// Owns noting the use of a passkey: its counter, and whether it is backed up.
import "server-only";
import type { Tx } from "@/lib/platform/db";

/** What a right answer says of its passkey. */
export interface PasskeyUse {
  passkeyId: string;
  accountId: string;
  /** The row's counter when the answer was checked. */
  seenCounter: bigint;
  /** The one to keep, never below the row's. */
  counter: bigint;
  isBackedUp: boolean;
  /** As in the row when the answer was checked; a use beside the password, or in a session, ends it. */
  needsPassword: boolean;
  /** Whether the answer's counter did not grow, as with a copy. */
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
