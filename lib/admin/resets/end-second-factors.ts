// Owns what a reset takes away: everything that could still pass for the person's second factor, or for a session of it.
import "server-only";
import { endLinks } from "@/lib/accounts/link-store";
import type { Trace } from "@/lib/audit/trace";
import { endAllChannels } from "@/lib/channels/leaving/end-channels";
import { deleteAllPasskeys } from "@/lib/passkeys/passkey-store";
import type { Tx } from "@/lib/platform/db";
import { clearSecondFactorAttempts } from "@/lib/sign-in/attempts/second-factor-attempts";
import { endSessionsTrustAndResets } from "@/lib/sign-in/sessions/end-sessions-trust-and-resets";
import { deleteAllAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";
import { deleteEnrollment } from "@/lib/two-factor/enrollment/enrollment-store";
import { deleteRecoveryBatch } from "@/lib/two-factor/recovery-codes/recovery-store";

/**
 * Ends authenticators, passkeys, channels, an enrollment under way, recovery codes, trusted devices, sessions with their
 * step-up grants, tickets, sign-in grants and the links that wait (R74). Failed attempts at second factors are cleared,
 * with a lock or a freeze; those at the password stay, because nobody has shown that they know it. Whatever new thing
 * can stand in for a second factor must end here as well.
 */
export async function endSecondFactors(tx: Tx, accountId: string, trace: Trace, now: Date): Promise<void> {
  await deleteAllAuthenticators(tx, accountId);
  await deleteAllPasskeys(tx, accountId);
  await endAllChannels(tx, accountId, now);
  await deleteRecoveryBatch(tx, accountId);
  await deleteEnrollment(tx, accountId);
  await endSessionsTrustAndResets(tx, { accountId, reason: "second-factor-reset" }, trace, now);
  await endLinks(tx, accountId, ["cancel-reset"]);
  await clearSecondFactorAttempts(tx, accountId);
}
