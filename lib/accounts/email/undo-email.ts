// Owns taking a change of address back, from the old address, with everything that the change may have let in.
import "server-only";
import { mailEmailRestored } from "@/lib/accounts/email/email-mails";
import {
  emailOf,
  endLinksAfterUndo,
  setConfirmedEmail,
  setSecondEmail,
} from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { consumeLink } from "@/lib/accounts/link-store";
import type { LinkUse } from "@/lib/accounts/link-use";
import { mailResetLink } from "@/lib/accounts/passwords/mail-reset-link";
import { unlessTaken } from "@/lib/accounts/sign-up/new-account";
import { disablePassword } from "@/lib/accounts/store";
import { endAdminWork } from "@/lib/admin/person/end-admin-work";
import { callOff } from "@/lib/admin/resets/call-off-reset";
import { endApiKeys } from "@/lib/api/end-api-keys";
import { recordEvent } from "@/lib/audit/record-event";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { clearPasswordAttempts } from "@/lib/sign-in/attempts/attempt-counter";
import { endSessionsTrustAndResets } from "@/lib/sign-in/sessions/end-sessions-trust-and-resets";

/**
 * Restores the address that the link was mailed to (R71). A second address goes, sessions, tickets, trusted devices, API
 * keys, links and whatever the account began as an administrator end, and the password opens nothing any more; the link
 * for a new one goes to the restored address. Errors: link-invalid.
 */
export async function undoEmailChange({ token, trace, now }: LinkUse): Promise<Result<null, AccountError>> {
  const undone = await unlessTaken(() =>
    allOrNothing<null, AccountError>(async (tx) => {
      const claim = await consumeLink(tx, "undo-email", token, now);
      if (!claim?.accountId || !claim.email) return refused("link-invalid");
      const { accountId, email } = claim;
      const left = await emailOf(tx, accountId);
      await setConfirmedEmail(tx, { accountId, email, emailProvedApart: true }, now);
      await setSecondEmail(tx, accountId, null);
      for (const address of [left.email, email]) await clearPasswordAttempts(tx, address);
      await endSessionsTrustAndResets(tx, { accountId, reason: "email-change-undone" }, trace, now);
      await endApiKeys(tx, { accountId, reason: "email-change-undone" }, trace, now);
      await endAdminWork(tx, { actorId: accountId, personId: accountId, trace, now });
      await endLinksAfterUndo(tx, accountId, token);
      await disablePassword(tx, accountId, now);
      await callOff(tx, { accountId, actorId: accountId, reason: "by-person" }, trace, now);
      await mailResetLink(tx, accountId, "password-stopped", now);
      await mailEmailRestored(tx, left, now);
      const entry = { event: "email.change-undone", result: "success", actorId: accountId } as const;
      await recordEvent(tx, entry, trace, now);
      return accepted(null);
    }),
  );
  return undone.ok ? undone : refused("link-invalid");
}
