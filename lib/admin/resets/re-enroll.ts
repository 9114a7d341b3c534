// Owns coming back after a reset: the one-time link and the password together open a session that may only enroll (R74).
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { consumeLink, findLink } from "@/lib/accounts/link-store";
import { waitsToReEnroll } from "@/lib/admin/resets/reset-person-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { database, transaction } from "@/lib/platform/db";
import { accepted, allOrNothing, type Refusal, type Result, refused } from "@/lib/platform/result";
import { clearAttempts } from "@/lib/sign-in/attempts/attempt-counter";
import { type CheckedPassword, checkPassword, stillHolds } from "@/lib/sign-in/check-password";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";

export interface ReEnrollment {
  /** From the link. */
  token: string;
  password: string;
  /** Cookie value of a browser that signed in before, if any. */
  browserMark: string | undefined;
  trace: Trace;
  now: Date;
}

/**
 * Returns a sign-in grant whose session reaches enrollment and nothing more. A wrong password counts where signing in
 * counts it, and leaves the link as it was. Errors: link-invalid, password-wrong.
 */
export async function reEnroll(attempt: ReEnrollment): Promise<Result<string, AccountError>> {
  const { token, password, browserMark, trace, now } = attempt;
  const link = await findLink("re-enroll", token, now);
  if (!link?.accountId) return refused("link-invalid");
  const { email } = await emailOf(database(), link.accountId);
  const checked = await checkPassword({ email, password, browserMark }, trace, now);
  if (checked.refusal || checked.holder?.id !== link.accountId) {
    const reason = checked.refusal ?? "wrong-password";
    return refuse(attempt, link.accountId, reason, refused("password-wrong"));
  }
  const opened = await open(attempt, link.accountId, checked);
  return opened.ok ? opened : refuse(attempt, link.accountId, opened.error, opened);
}

/** Password, link and reset must all hold in the transaction that mints the grant; the link is used up by it. */
function open(
  { token, trace, now }: ReEnrollment,
  accountId: string,
  checked: CheckedPassword,
): Promise<Result<string, AccountError>> {
  return allOrNothing<string, AccountError>(async (tx) => {
    if (!(await stillHolds(tx, checked))) return refused("password-wrong");
    const claim = await consumeLink(tx, "re-enroll", token, now);
    // The link went to one address of one account, and only as long as that one has nothing but its password.
    const isDue = await waitsToReEnroll(tx, accountId, claim?.email ?? "");
    if (claim?.accountId !== accountId || !isDue) return refused("link-invalid");
    await clearAttempts(tx, checked.attemptKey);
    const entry = { event: "re-enrollment.checked", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, factor: "re-enrollment-link" }, trace, now);
    return accepted(await mintSignInGrant(tx, accountId, "re-enrollment-link", now));
  });
}

async function refuse(
  { trace, now }: ReEnrollment,
  accountId: string,
  reason: string,
  refusal: Refusal<AccountError>,
): Promise<Refusal<AccountError>> {
  await transaction(async (tx) => {
    const entry = {
      event: "re-enrollment.checked",
      result: "failure",
      reason,
      subjectId: accountId,
    } as const;
    await recordEvent(tx, entry, trace, now);
  });
  return refusal;
}
