// Owns changing the password from a session: the current one, a step-up, and the end of everything but this session.
import "server-only";
import type { AccountError } from "@/lib/accounts/errors";
import { hashPassword, type StoredPassword } from "@/lib/accounts/passwords/password-hash";
import { normalizePassword } from "@/lib/accounts/passwords/password-policy";
import { findName, replacePassword } from "@/lib/accounts/passwords/password-store";
import { refuseNewPassword } from "@/lib/accounts/sign-up/new-account";
import { endAdminWork } from "@/lib/admin/person/end-admin-work";
import { endApiKeys } from "@/lib/api/end-api-keys";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { clearAttempts } from "@/lib/sign-in/attempts/attempt-counter";
import { type CheckedPassword, checkPassword } from "@/lib/sign-in/check-password";
import { endSessionsTrustAndResets } from "@/lib/sign-in/sessions/end-sessions-trust-and-resets";
import { type LiveSession, renewSession } from "@/lib/sign-in/sessions/session";
import { consumeStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";

export interface PasswordChange {
  session: LiveSession;
  claim: StepUpClaim;
  currentPassword: string;
  newPassword: string;
  /** Cookie value of a browser that signed in before, if any. */
  browserMark: string | undefined;
  /** Whether the account's API keys end as well, because they may be somebody else's; not unless told so. */
  endsApiKeys?: boolean;
  /** The same for what the account began as an administrator. */
  endsAdminWork?: boolean;
  trace: Trace;
  now: Date;
}

export type PasswordChangeError = AccountError | "step-up-required";

/**
 * Changes the password (R13). What is refused consumes no grant. Returns the session's new token.
 * Errors: those of the password policy, password-same, password-wrong, step-up-required.
 */
export async function changePassword(change: PasswordChange): Promise<Result<string, PasswordChangeError>> {
  const { session, currentPassword, newPassword, browserMark, trace, now } = change;
  const { accountId, email } = session;
  const isDue = session.secondFactorDue.state === "due";
  const refusal = await refuseNewPassword(
    { email, name: await findName(accountId), password: newPassword },
    isDue,
  );
  if (refusal) return refused(refusal);
  if (normalizePassword(newPassword) === normalizePassword(currentPassword)) return refused("password-same");
  // Before the check, so that a server too busy for it costs nobody an attempt.
  const stored = await hashPassword(newPassword);
  const checked = await checkPassword({ email, password: currentPassword, browserMark }, trace, now);
  if (!checked.refusal) return storeChange(change, stored, checked);
  const reason = checked.refusal;
  const entry = { event: "password.changed", result: "failure", factor: "password", reason } as const;
  await transaction((tx) => recordEvent(tx, { ...entry, actorId: accountId }, trace, now));
  return refused("password-wrong");
}

/** Everything that the old password may have opened ends, this session's old token included (R13, R60). */
function storeChange(
  { session: { id, accountId }, claim, endsApiKeys, endsAdminWork, trace, now }: PasswordChange,
  stored: StoredPassword,
  { attemptKey }: CheckedPassword,
): Promise<Result<string, PasswordChangeError>> {
  return transaction(async (tx) => {
    await clearAttempts(tx, attemptKey);
    if (!(await consumeStepUpGrant(tx, claim, "change-password", now))) return refused("step-up-required");
    await replacePassword(tx, accountId, stored, now);
    await endSessionsTrustAndResets(tx, { accountId, sparedId: id, reason: "password-changed" }, trace, now);
    if (endsApiKeys) await endApiKeys(tx, { accountId, reason: "password-changed" }, trace, now);
    if (endsAdminWork) await endAdminWork(tx, { actorId: accountId, personId: accountId, trace, now });
    await recordEvent(tx, { event: "password.changed", result: "success", actorId: accountId }, trace, now);
    return accepted(await renewSession(tx, id));
  });
}
