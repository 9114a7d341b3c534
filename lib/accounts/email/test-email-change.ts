// Owns the changes of address that tests make: asked for after a step-up, done at the mailed link.
import { requestEmailChange } from "@/lib/accounts/email/change-email";
import { confirmEmail } from "@/lib/accounts/email/confirm-email";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { transaction } from "@/lib/platform/db";
import { mintStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

/** A permit to change the address, or for another act. */
export async function claimOf(session: OpenSession, now: Date = NOW, minted: StepUpPurpose = "change-email") {
  const grant = { sessionId: session.id, purpose: minted };
  const token = await transaction((tx) => mintStepUpGrant(tx, grant, now));
  return { token, sessionId: session.id, purpose: "change-email" } as const;
}

/** Asks for a new address, from a client of its own. */
export async function askFor(session: OpenSession, email: string, now: Date = NOW) {
  const claim = await claimOf(session, now);
  const clientAddress = `2001:db8:${Math.floor(Math.random() * 65_536).toString(16)}::1`;
  const { accountId } = session;
  return requestEmailChange({ accountId, claim, trace: TRACE, now }, email, clientAddress);
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
