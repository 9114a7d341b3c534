// Owns ending everything that could still act for an account, once its password was changed or is known to somebody else.
import "server-only";
import { endLinks } from "@/lib/accounts/link-store";
import { closeRequestOf } from "@/lib/admin/resets/request-store";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { endSessionsAndTrust, type SessionsEnd } from "@/lib/sign-in/sessions/end-sessions";

/**
 * Ends what endSessionsAndTrust ends, and the links to reset the password and to enroll anew: together the two would
 * make the mailbox enough (R60, R70, R74, ASVS 7.4.3).
 * The links of the owner's way back stay: "undo" and "this was not me" must outlive what an attacker does with a
 * password. Confirming an address that the account has already gives nobody anything; that link stays too.
 * Call it in the transaction of what it follows from.
 * @param end spares the session that acts, if any; give that one a new token besides (renewSession)
 */
export async function endSessionsTrustAndResets(
  tx: Tx,
  end: SessionsEnd,
  trace: Trace,
  now: Date,
): Promise<void> {
  await endSessionsAndTrust(tx, end, trace, now);
  await endLinks(tx, end.accountId, ["reset-password", "re-enroll"]);
  // Whoever asked for a reset knew the password of then.
  await closeRequestOf(tx, end.accountId, now);
}
