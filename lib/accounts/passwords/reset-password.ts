// Owns the new password that a mailed link permits. It opens no session, and second factors stay as they are.
import "server-only";
import { emailOf, markEmailConfirmed, setSecondEmail } from "@/lib/accounts/email/email-store";
import { dropSecondEmail } from "@/lib/accounts/email/second-email";
import type { AccountError } from "@/lib/accounts/errors";
import { consumeLink, findLink } from "@/lib/accounts/link-store";
import { hashPassword, type StoredPassword, verifyPassword } from "@/lib/accounts/passwords/password-hash";
import { findResetOwner, type ResetOwner, replacePassword } from "@/lib/accounts/passwords/password-store";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { secondFactorDue } from "@/lib/accounts/policy/second-factor-rule";
import { refuseNewPassword } from "@/lib/accounts/sign-up/new-account";
import { endApiKeys } from "@/lib/api/end-api-keys";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { clearPasswordAttempts } from "@/lib/sign-in/attempts/attempt-counter";
import { endSessionsTrustAndResets } from "@/lib/sign-in/sessions/end-sessions-trust-and-resets";

export interface PasswordReset {
  /** From the link. */
  token: string;
  password: string;
  trace: Trace;
  now: Date;
}

/**
 * Sets a new password by a mailed link, once (R70). What is refused leaves the link as it was.
 * Errors: link-invalid, password-same, and those of the password policy.
 */
export async function resetPassword(reset: PasswordReset): Promise<Result<null, AccountError>> {
  const { token, password, now } = reset;
  const accountId = (await findLink("reset-password", token, now))?.accountId;
  const owner = accountId ? await findResetOwner(accountId) : null;
  if (!owner) return refused("link-invalid");
  const isDue = secondFactorDue(await currentPolicy(), owner, now).state === "due";
  const refusal = await refuseNewPassword({ email: owner.email, name: owner.name, password }, isDue);
  if (refusal) return refused(refusal);
  // A password that somebody else knew must not come back by force of habit.
  if (owner.disabledPassword && (await verifyPassword(password, owner.disabledPassword)))
    return refused("password-same");
  return storeReset(reset, owner, await hashPassword(password));
}

/**
 * The second factor and its budget are not touched, so the next sign-in asks for it as always (R46). The password's
 * budget begins anew, even a frozen one: the mailbox has vouched for its owner.
 */
function storeReset(
  { token, trace, now }: PasswordReset,
  { id }: ResetOwner,
  password: StoredPassword,
): Promise<Result<null, AccountError>> {
  return allOrNothing<null, AccountError>(async (tx) => {
    const claim = await consumeLink(tx, "reset-password", token, now);
    if (claim?.accountId !== id) return refused("link-invalid");
    const { email, isConfirmed, emailProvedApart } = await emailOf(tx, id);
    // The link went to `claim.email`; it does not open an account that has changed its address since.
    if (claim.email !== email) return refused("link-invalid");
    const isDoubtful = !isConfirmed || emailProvedApart;
    if (isDoubtful) await markEmailConfirmed(tx, { accountId: id, email, emailProvedApart: false }, now);
    // A second address from before the first was proven gets no notice: it may be a stranger's.
    if (!isConfirmed) await setSecondEmail(tx, id, null);
    await recordEvent(tx, { event: "password.reset", result: "success", actorId: id }, trace, now);
    if (isDoubtful) await takeFromMaker(tx, id, trace, now);
    await replacePassword(tx, id, password, now);
    await endSessionsTrustAndResets(tx, { accountId: id, reason: "password-reset" }, trace, now);
    await clearPasswordAttempts(tx, email);
    return accepted(null);
  });
}

/**
 * Nobody knows whether the account's maker reads its mail: it may be somebody else, who could read along and act without
 * the new password. From here on the account belongs to whoever reads its mail.
 */
async function takeFromMaker(tx: Tx, accountId: string, trace: Trace, now: Date): Promise<void> {
  await dropSecondEmail(tx, accountId, trace, now);
  await endApiKeys(tx, { accountId, reason: "password-reset" }, trace, now);
}
