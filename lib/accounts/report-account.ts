// Owns "this was not me": everything that could still act ends, and a new password is asked for.
import "server-only";
import { emailOf, setSecondEmail } from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { consumeLink, endLinks } from "@/lib/accounts/link-store";
import { mailResetLink } from "@/lib/accounts/passwords/mail-reset-link";
import { disablePassword } from "@/lib/accounts/store";
import { endAdminWork } from "@/lib/admin/person/end-admin-work";
import { callOff } from "@/lib/admin/resets/call-off-reset";
import { endApiKeys } from "@/lib/api/end-api-keys";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { endSessionsTrustAndResets } from "@/lib/sign-in/sessions/end-sessions-trust-and-resets";

export interface Report {
  /** From the mailed notice. */
  token: string;
  trace: Trace;
  now: Date;
}

/**
 * Uses the link of a notice: sessions, tickets, grants, trusted devices, API keys, a reset that waits and whatever the
 * account began as an administrator end, the password opens nothing any more, and a link for a new one is mailed. Second
 * factors stay as they are (R46). The link is good only while the account has the address that it went to: else the link
 * for a new password would go to somebody else, and whoever reads an address that was changed has the undo link, which
 * does more (R71). From the first address it ends the second one, which an intruder may have added. Errors: link-invalid.
 */
export function reportAccount({ token, trace, now }: Report): Promise<Result<null, AccountError>> {
  return allOrNothing<null, AccountError>(async (tx) => {
    const claim = await consumeLink(tx, "not-me", token, now);
    const accountId = claim?.accountId;
    if (!accountId || !claim.email || !(await keepsOneAddress(tx, accountId, claim.email)))
      return refused("link-invalid");
    await endSessionsTrustAndResets(tx, { accountId, reason: "account-reported" }, trace, now);
    await endApiKeys(tx, { accountId, reason: "account-reported" }, trace, now);
    await endAdminWork(tx, { actorId: accountId, personId: accountId, trace, now });
    await disablePassword(tx, accountId, now);
    // Whoever began it may have been talked into it by the one who is shut out now.
    await callOff(tx, { accountId, actorId: accountId, reason: "by-person" }, trace, now);
    // Those of older notices would disable the next password, too.
    await endLinks(tx, accountId, ["not-me"]);
    await mailResetLink(tx, accountId, "password-stopped", now);
    await recordEvent(tx, { event: "account.reported", result: "success", actorId: accountId }, trace, now);
    return accepted(null);
  });
}

/** False when the account does not have the address that reports. */
async function keepsOneAddress(tx: Tx, accountId: string, reporting: string): Promise<boolean> {
  const { email, secondEmail } = await emailOf(tx, accountId);
  if (reporting !== email) return reporting === secondEmail;
  await setSecondEmail(tx, accountId, null);
  return true;
}
