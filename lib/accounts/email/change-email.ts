// Owns changing an address: asked for after a step-up, confirmed by a link to the new address, undone by one to the old.
import "server-only";
import { mailAddressTaken } from "@/lib/accounts/email/email-mails";
import {
  type EmailOwner,
  emailOf,
  findEmailHolder,
  keepWaysBackTo,
  setConfirmedEmail,
  setSecondEmail,
} from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { endLinks, type LinkClaim } from "@/lib/accounts/link-store";
import { mintLink } from "@/lib/accounts/link-token";
import type { ProvingUse } from "@/lib/accounts/link-use";
import { endWaiting } from "@/lib/accounts/privacy/erase-address";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { mayCauseMail } from "@/lib/mail/mail-limits";
import { queueMail } from "@/lib/mail/queue-mail";
import { type Tx, transaction } from "@/lib/platform/db";
import { EMAIL_UNDO_SECONDS } from "@/lib/platform/durations";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { secondsAfter } from "@/lib/platform/seconds-after";
import { clearPasswordAttempts } from "@/lib/sign-in/attempts/attempt-counter";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

type ChangeError = AccountError | "step-up-required";

/**
 * Mails a confirming link to the new address; it replaces a change that still waits. Nothing changes until the link is
 * used (R71). That an address is taken is told by mail and not here.
 * @param email the new one, canonical
 * @param clientAddress canonical, as the edge saw it
 * Errors: step-up-required, email-unchanged, too-many-mails.
 */
export async function requestEmailChange(
  { accountId, claim, trace, now }: OwnAct,
  email: string,
  clientAddress: string,
): Promise<Result<null, ChangeError>> {
  if (!(await mayCauseMail("email", email, clientAddress))) return refused("too-many-mails");
  return steppedUp({ claim, now }, "change-email", async (tx) => {
    const owner = await emailOf(tx, accountId);
    if (owner.email === email) return refused("email-unchanged");
    await mailNewEmail(tx, owner, email, now);
    const entry = { event: "email.change-requested", result: "success", actorId: accountId } as const;
    await recordEvent(tx, entry, trace, now);
    return accepted(null);
  });
}

async function mailNewEmail(tx: Tx, owner: EmailOwner, email: string, now: Date): Promise<void> {
  await endLinks(tx, owner.id, ["change-email"]);
  // A change to a taken address waits like any other, but its link is thrown away, so that it is never used.
  const link = await mintLink(tx, "change-email", { accountId: owner.id, email }, now);
  const holder = await findEmailHolder(tx, email, now);
  if (holder && holder.id !== owner.id) return mailAddressTaken(tx, email, holder, now);
  const mail = { accountId: owner.id, to: email, locale: owner.locale } as const;
  await queueMail(tx, { ...mail, kind: "confirm-new-email", values: { link } }, now);
}

/** Ends a change that waits for its link. */
export function cancelEmailChange(accountId: string, trace: Trace, now: Date): Promise<void> {
  return transaction(async (tx) => {
    if ((await endLinks(tx, accountId, ["change-email"])) === 0) return;
    const entry = { event: "email.change-requested", result: "failure", reason: "cancelled" } as const;
    await recordEvent(tx, { ...entry, actorId: accountId }, trace, now);
  });
}

/**
 * Gives an account the address whose link was used, and the old address a way back. The caller has consumed the link
 * in the same transaction. Errors: link-invalid.
 */
export async function applyEmailChange(
  tx: Tx,
  { accountId, email }: LinkClaim,
  { signedInTo, trace, now }: ProvingUse,
): Promise<Result<null, AccountError>> {
  const holder = email && (await findEmailHolder(tx, email, now));
  if (!accountId || !email || (holder && holder.id !== accountId)) return refused("link-invalid");
  const old = await emailOf(tx, accountId);
  await setConfirmedEmail(tx, { accountId, email, emailProvedApart: signedInTo !== accountId }, now);
  if (old.secondEmail === email) await setSecondEmail(tx, accountId, null);
  // An erasure only knows the last address, so the rows of this one go now. An unproven one may be somebody else's.
  if (old.isConfirmed && !old.emailProvedApart) await endWaiting(tx, old.email);
  await endLinks(tx, accountId, ["change-email", "confirm-email", "reset-password", "re-enroll"]);
  for (const address of [old.email, email]) await clearPasswordAttempts(tx, address);
  await keepWaysBackTo(tx, { accountId, email }, { until: secondsAfter(now, 2 * EMAIL_UNDO_SECONDS), now });
  // Even if nobody ever confirmed the old address: its reader may be the one whom the account was taken from.
  const link = await mintLink(tx, "undo-email", { accountId, email: old.email }, now);
  const mail = { accountId, to: old.email, locale: old.locale } as const;
  await queueMail(tx, { ...mail, kind: "email-changed", values: { link, newEmail: email } }, now);
  await recordEvent(tx, { event: "email.changed", result: "success", actorId: accountId }, trace, now);
  return accepted(null);
}
