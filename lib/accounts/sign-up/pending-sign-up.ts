// Owns asking for an account where a mailed link comes first (SIGN_UP=confirmed): no account comes into being here.
import "server-only";
import { mailAddressTaken } from "@/lib/accounts/email/email-mails";
import { findEmailHolder } from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { linkWithToken } from "@/lib/accounts/link-token";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { isDueAtOnce } from "@/lib/accounts/sign-up/due-at-once";
import { type Credentials, refuseNewPassword } from "@/lib/accounts/sign-up/new-account";
import { insertPendingSignUp, type PendingSignUp } from "@/lib/accounts/sign-up/pending-sign-up-store";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { mayCauseMail } from "@/lib/mail/mail-limits";
import { queueMail } from "@/lib/mail/queue-mail";
import { type Tx, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { accepted, type Result, refused } from "@/lib/platform/result";

export interface SignUpRequest extends Credentials {
  /** Canonical, as the edge saw it. */
  clientAddress: string;
  trace: Trace;
  now: Date;
}

/**
 * Keeps a sign-up and mails its link; that an address is taken is told by mail and not here. Both take the same path
 * with the same hash, and a mail over the limit is silently not sent (R15, ASVS 6.3.8).
 * Errors: sign-up-closed, and those of the password policy.
 */
export async function requestSignUp({
  clientAddress,
  trace,
  now,
  ...credentials
}: SignUpRequest): Promise<Result<null, AccountError>> {
  if (settings().signUp !== "confirmed") return refused("sign-up-closed");
  const refusal = await refuseNewPassword(credentials, await isDueAtOnce("member", now));
  if (refusal) return refused(refusal);
  const { email, locale } = credentials;
  const pending = { email, locale, password: await hashPassword(credentials.password) };
  const maySend = await mayCauseMail("sign-up", email, clientAddress);
  await transaction(async (tx) => {
    const entry = await answerByMail(tx, pending, maySend, now);
    await recordEvent(tx, entry, trace, now);
  }, `sign-up:${email}`);
  return accepted(null);
}

async function answerByMail(
  tx: Tx,
  pending: PendingSignUp,
  maySend: boolean,
  now: Date,
): Promise<AuditEntry> {
  const holder = await findEmailHolder(tx, pending.email, now);
  const failure = { event: "sign-up.requested", result: "failure", subjectId: holder?.id } as const;
  if (!maySend) return { ...failure, reason: "too-many-mails" };
  if (holder) {
    await mailAddressTaken(tx, pending.email, holder, now);
    return { ...failure, reason: "email-taken" };
  }
  const link = linkWithToken("/confirm-sign-up", await insertPendingSignUp(tx, pending, now));
  const mail = { to: pending.email, locale: pending.locale };
  await queueMail(tx, { ...mail, kind: "confirm-sign-up", values: { link } }, now);
  return { event: "sign-up.requested", result: "success" };
}
