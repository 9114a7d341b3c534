// Owns asking for a new password without being signed in. Nobody learns from it which addresses have an account.
import "server-only";
import { mailResetLink } from "@/lib/accounts/passwords/mail-reset-link";
import { findAccountId } from "@/lib/accounts/passwords/password-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { mayCauseMail } from "@/lib/mail/mail-limits";
import { database, transaction } from "@/lib/platform/db";

export interface ResetRequest {
  /** Canonical. */
  email: string;
  /** Canonical, as the edge saw it. */
  clientAddress: string;
  trace: Trace;
  now: Date;
}

/**
 * Mails a reset link to the account of an address, if there is one and the limits allow it (R70). Silent in every
 * case; call it when the answer is out already, for it takes longer where there is an account.
 */
export async function forgotPassword({ email, clientAddress, trace, now }: ResetRequest): Promise<void> {
  // Before anything is counted: a mailbox has one budget under every spelling, and whoever asks for `name+1`, which
  // nobody has, would use up those that the owner of `name` may ask for, unseen.
  if (!(await findAccountId(database(), email))) return;
  if (!(await mayCauseMail("password", email, clientAddress))) return;
  await transaction(async (tx) => {
    const subjectId = await findAccountId(tx, email);
    if (!subjectId || !(await mailResetLink(tx, subjectId, "reset-password", now))) return;
    const entry = { event: "password.reset-requested", result: "success", subjectId } as const;
    await recordEvent(tx, entry, trace, now);
  });
}
