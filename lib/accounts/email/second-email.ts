// Owns the second address of an account: notices go there as well, and it signs nobody in (NIST SP 800-63B 4.6).
import "server-only";
import { emailOf, setSecondEmail } from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { endLinks, type LinkClaim } from "@/lib/accounts/link-store";
import { mintLink } from "@/lib/accounts/link-token";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { mayCauseMail } from "@/lib/mail/mail-limits";
import { queueMail } from "@/lib/mail/queue-mail";
import { type Tx, transaction } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

type SecondEmailError = AccountError | "step-up-required";

/**
 * Mails a link to the address, in the place of an earlier one that waits; until it is used nothing changes.
 * @param email canonical
 * @param clientAddress canonical, as the edge saw it
 * Errors: step-up-required, second-email-same, too-many-mails.
 */
export async function requestSecondEmail(
  { accountId, claim, trace, now }: OwnAct,
  email: string,
  clientAddress: string,
): Promise<Result<null, SecondEmailError>> {
  if (!(await mayCauseMail("email", email, clientAddress))) return refused("too-many-mails");
  return steppedUp({ claim, now }, "change-second-email", async (tx) => {
    const owner = await emailOf(tx, accountId);
    if (owner.email === email) return refused("second-email-same");
    await endLinks(tx, accountId, ["second-email"]);
    const link = await mintLink(tx, "second-email", { accountId, email }, now);
    const mail = { accountId, to: email, locale: owner.locale } as const;
    await queueMail(tx, { ...mail, kind: "confirm-second-email", values: { link } }, now);
    const entry = { event: "second-email.requested", result: "success", actorId: accountId } as const;
    await recordEvent(tx, entry, trace, now);
    return accepted(null);
  });
}

/** Takes the address whose link was used. The caller has consumed the link. Errors: link-invalid. */
export async function applySecondEmail(
  tx: Tx,
  { accountId, email }: LinkClaim,
  trace: Trace,
  now: Date,
): Promise<Result<null, AccountError>> {
  if (!accountId || !email || (await emailOf(tx, accountId)).email === email) return refused("link-invalid");
  await tellOfChange(tx, accountId, email, trace, now);
  await setSecondEmail(tx, accountId, email);
  return accepted(null);
}

/** Removes the second address, and a link that waits for one. Errors: step-up-required. */
export function removeSecondEmail({
  accountId,
  claim,
  trace,
  now,
}: OwnAct): Promise<Result<null, SecondEmailError>> {
  return steppedUp({ claim, now }, "change-second-email", async (tx) => {
    await endLinks(tx, accountId, ["second-email"]);
    await dropSecondEmail(tx, accountId, trace, now);
    return accepted(null);
  });
}

/** Takes the second address from an account, if it has one, and tells that address. */
export async function dropSecondEmail(tx: Tx, accountId: string, trace: Trace, now: Date): Promise<void> {
  const { secondEmail } = await emailOf(tx, accountId);
  if (!secondEmail) return;
  await tellOfChange(tx, accountId, secondEmail, trace, now);
  await setSecondEmail(tx, accountId, null);
}

/** Ends a link that waits. It proved nothing yet, so nobody is told. */
export async function cancelSecondEmail(accountId: string): Promise<void> {
  await transaction((tx) => endLinks(tx, accountId, ["second-email"]));
}

/** Before the change itself, so that an address that is replaced or removed hears of it too. */
function tellOfChange(tx: Tx, actorId: string, about: string, trace: Trace, now: Date): Promise<void> {
  return recordEvent(tx, { event: "second-email.changed", result: "success", actorId, about }, trace, now);
}
