// Owns the links that prove an address: the one an account began with, one that it changes to, or a second one.
import "server-only";
import { applyEmailChange } from "@/lib/accounts/email/change-email";
import { mailConfirmation } from "@/lib/accounts/email/email-mails";
import { emailOf, markEmailConfirmed } from "@/lib/accounts/email/email-store";
import { applySecondEmail } from "@/lib/accounts/email/second-email";
import type { AccountError } from "@/lib/accounts/errors";
import { consumeLink, endLinks, type LinkClaim } from "@/lib/accounts/link-store";
import type { ProvingUse } from "@/lib/accounts/link-use";
import { unlessTaken } from "@/lib/accounts/sign-up/new-account";
import { recordEvent } from "@/lib/audit/record-event";
import { mayCauseMail } from "@/lib/mail/mail-limits";
import { database, type Tx, transaction } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";

/** Uses a link that proves an address: the first one, a change of it, or the second one. Errors: link-invalid. */
export async function confirmEmail(use: ProvingUse): Promise<Result<null, AccountError>> {
  const { token, trace, now } = use;
  const used = await unlessTaken(() =>
    allOrNothing<null, AccountError>(async (tx) => {
      const first = await consumeLink(tx, "confirm-email", token, now);
      if (first) return keepConfirmation(tx, first, use);
      const change = await consumeLink(tx, "change-email", token, now);
      if (change) return applyEmailChange(tx, change, use);
      const second = await consumeLink(tx, "second-email", token, now);
      return second ? applySecondEmail(tx, second, trace, now) : refused("link-invalid");
    }),
  );
  return used.ok ? used : refused("link-invalid");
}

async function keepConfirmation(
  tx: Tx,
  { accountId, email }: LinkClaim,
  { signedInTo, trace, now }: ProvingUse,
): Promise<Result<null, AccountError>> {
  if (!accountId || !email) return refused("link-invalid");
  const proved = { accountId, email, emailProvedApart: signedInTo !== accountId };
  // An account that has changed its address since keeps the new one as it is.
  if (!(await markEmailConfirmed(tx, proved, now))) return refused("link-invalid");
  await endLinks(tx, accountId, ["confirm-email"]);
  await recordEvent(tx, { event: "email.confirmed", result: "success", actorId: accountId }, trace, now);
  return accepted(null);
}

export interface ConfirmationRequest {
  accountId: string;
  /** Canonical, as the edge saw it. */
  clientAddress: string;
  now: Date;
}

/** Mails the confirming link again, in the place of the last one. Errors: too-many-mails. */
export async function resendConfirmation({
  accountId,
  clientAddress,
  now,
}: ConfirmationRequest): Promise<Result<null, AccountError>> {
  const owner = await emailOf(database(), accountId);
  if (owner.isConfirmed) return accepted(null);
  if (!(await mayCauseMail("email", owner.email, clientAddress))) return refused("too-many-mails");
  await transaction(async (tx) => {
    await endLinks(tx, accountId, ["confirm-email"]);
    await mailConfirmation(tx, owner, now);
  });
  return accepted(null);
}
