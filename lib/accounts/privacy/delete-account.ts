// Owns the end of an account at its owner's wish.
import "server-only";
import { endLinksBy } from "@/lib/accounts/link-store";
import { eraseAddress } from "@/lib/accounts/privacy/erase-address";
import { deleteAccountRow, isLastActiveAdmin } from "@/lib/accounts/store";
import { deleteAccountMeter } from "@/lib/api/sweep-api-use";
import { pseudonymize } from "@/lib/audit/pseudonym";
import { recordEvent } from "@/lib/audit/record-event";
import { queueRemovalsOf } from "@/lib/channels/leaving/queue-removal";
import { accepted, type Result, refused } from "@/lib/platform/result";
import {
  clearAttempts,
  clearPasswordAttempts,
  secondFactorKey,
} from "@/lib/sign-in/attempts/attempt-counter";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

type DeletionError = "step-up-required" | "last-admin";

/**
 * Erases an account (R114): its row, and with it its factors, codes, sessions, API keys, links, notices and mails; the
 * security log forgets whom it speaks of. Errors: step-up-required, last-admin.
 */
export function deleteAccount({
  accountId,
  claim,
  trace,
  now,
}: OwnAct): Promise<Result<null, DeletionError>> {
  return steppedUp({ claim, now }, "delete-account", async (tx) => {
    // Set-up is closed for good: without its last administrator an installation would never have one again (R76).
    if (await isLastActiveAdmin(tx, accountId)) return refused("last-admin");
    await endLinksBy(tx, accountId);
    await queueRemovalsOf(tx, accountId, now);
    const { email, isEmailProven, hadSecondFactor } = await deleteAccountRow(tx, accountId);
    await clearAttempts(tx, secondFactorKey(accountId));
    await clearPasswordAttempts(tx, email);
    // Only of a proven address: an unproven one may be somebody else's, whose invitation must stay.
    if (isEmailProven) await eraseAddress(tx, email);
    await deleteAccountMeter(tx, accountId);
    const entry = { event: "account.deleted", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, reason: hadSecondFactor ? "protected" : undefined }, trace, now);
    await pseudonymize(tx, accountId);
    return accepted(null);
  });
}
