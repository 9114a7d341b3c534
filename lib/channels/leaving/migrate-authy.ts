// Owns moving accounts from Authy to authenticators of ours: at once where there is one, else by asking.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { findChannel } from "@/lib/channels/channel-store";
import { endAuthy } from "@/lib/channels/leaving/end-authy";
import {
  type AuthyHolder,
  clearLeaving,
  markLeaving,
  nextAuthyHolders,
} from "@/lib/channels/leaving/leave-authy-store";
import { transaction } from "@/lib/platform/db";
import { countAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";

const BATCH = 200;

/**
 * What becomes of a registration. "ended": the account had an authenticator already. "asked": its owner is asked from the
 * next sign-in on, and it counts until its successor is confirmed. "asked-already": by an earlier run. "gone": meanwhile.
 */
export type Leaving = "ended" | "asked" | "asked-already" | "gone";

export interface AuthyMigration {
  isDryRun: boolean;
  trace: Trace;
  now: Date;
  /** Is called for each registration, in no particular order. */
  tell: (holder: AuthyHolder, leaving: Leaving) => void;
}

/** Goes through every registration. May be stopped and run again, while people sign in. */
export async function migrateAuthy({ isDryRun, trace, now, tell }: AuthyMigration): Promise<void> {
  for (let after = ""; ; ) {
    const holders = await nextAuthyHolders(after, BATCH);
    for (const holder of holders) {
      tell(holder, isDryRun ? planFor(holder) : await leave(holder.accountId, trace, now));
      after = holder.id;
    }
    if (holders.length < BATCH) return;
  }
}

function planFor({ hasOwn, isAsked }: AuthyHolder): Leaving {
  if (hasOwn) return "ended";
  return isAsked ? "asked-already" : "asked";
}

function leave(accountId: string, trace: Trace, now: Date): Promise<Leaving> {
  return transaction(async (tx) => {
    if (!(await findChannel(accountId, "authy", tx))) return "gone";
    if ((await countAuthenticators(tx, accountId)) === 0)
      return (await markLeaving(tx, accountId, now)) ? "asked" : "asked-already";
    await clearLeaving(tx, accountId);
    await endAuthy(tx, { accountId }, trace, now);
    return "ended";
  }, `account:${accountId}`);
}
