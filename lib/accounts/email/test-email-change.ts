// Owns the changes of address that tests make: asked for after a step-up, done at the mailed link.
import { requestEmailChange } from "@/lib/accounts/email/change-email";
import { confirmEmail } from "@/lib/accounts/email/confirm-email";
import { freshAddress } from "@/lib/api/test-address";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

/** Asks for a new address, from a client of its own. */
export async function askFor(session: OpenSession, email: string, now: Date = NOW) {
  const claim = await claimFor(session.id, "change-email", "change-email", now);
  const { accountId } = session;
  return requestEmailChange({ accountId, claim, trace: TRACE, now }, email, freshAddress());
}

/** Token of the newest mail of a kind to an address. */
export async function mailedToken(email: string, kind: string): Promise<string> {
  const mails = await queuedMails(email);
  return tokenOf(mails.filter((mail) => mail.kind === kind).at(-1)?.values.link);
}

/** Changes the address, link and all. Returns the token that takes it back. */
export async function moveTo(
  session: OpenSession,
  from: string,
  to: string,
  now: Date = NOW,
): Promise<string> {
  mustHave(await askFor(session, to, now));
  const token = await mailedToken(to, "confirm-new-email");
  mustHave(await confirmEmail({ token, signedInTo: session.accountId, trace: TRACE, now }));
  return mailedToken(from, "email-changed");
}
