// Owns how tests register and use passkeys: as the forms do, one verb after the other.
import { TRACE } from "@/lib/audit/test-trace";
import { askAccount, askAnybody } from "@/lib/passkeys/ask";
import { finishRegistration } from "@/lib/passkeys/finish-registration";
import { originOf } from "@/lib/passkeys/relying-party";
import { signInWithPasskey } from "@/lib/passkeys/sign-in-with-passkey";
import { startRegistration } from "@/lib/passkeys/start-registration";
import { type Lie, TestAuthenticator } from "@/lib/passkeys/test-authenticator";
import { database } from "@/lib/platform/db";
import { newToken } from "@/lib/platform/random-token";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { findTicket } from "@/lib/sign-in/ticket";
import {
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  plantRecoveryCodes,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";

const origin = () => originOf(undefined);

/** Earns the permit, and starts a registration. */
export async function askToRegister(session: OpenSession, now = NOW) {
  const claim = await claimFor(session.id, "add-passkey");
  return { claim, ceremony: mustHave(await startRegistration({ session, claim, origin: origin(), now })) };
}

/** Registers an authenticator, and opens the session that this grants. */
export async function register(session: OpenSession, authenticator = new TestAuthenticator(), now = NOW) {
  const { claim, ceremony } = await askToRegister(session, now);
  const answered = { asked: ceremony.id, answer: authenticator.create(ceremony) };
  const raised = mustHave(
    await finishRegistration({ baseName: "Passkey", session, claim, ...answered, trace: TRACE, now }),
  );
  return { authenticator, raised, session: await redeem(raised.signInGrant, now) };
}

/** A person with an authenticator, recovery codes and a passkey. */
export async function makePasskeyPerson(authenticator = new TestAuthenticator()) {
  const person = await makeProtectedPerson();
  await plantRecoveryCodes(person.session.accountId);
  const registered = await register(person.session, authenticator);
  return { ...person, ...registered, accountId: person.session.accountId };
}

/** A person whose only second factor is a passkey. Recovery codes are there beforehand, because they are slow to make. */
export async function makePasskeyOnlyPerson(authenticator = new TestAuthenticator()) {
  const person = await makePerson();
  await plantRecoveryCodes(person.session.accountId);
  const registered = await register(person.session, authenticator);
  return { ...person, ...registered, accountId: person.session.accountId };
}

/** A ticket, and what the page that it opens asks the browser. */
export async function askAtTicket(email: string, now = NOW) {
  const ticket = await rewardFor(email, now);
  const live = await findTicket(ticket, now);
  if (!live) throw new Error("no ticket");
  const binding = { for: "ticket", ticketId: live.id } as const;
  const asked = { accountId: live.accountId, origin: origin() };
  return { ticket, ceremony: mustHave(await askAccount(binding, asked, now)) };
}

export function answerAtTicket(ticket: string, asked: string, answer: string, now = NOW) {
  return completeSignIn({ ticket, proof: { kind: "passkey", asked, answer } }, TRACE, now);
}

/** Signs in with the password and then the passkey, perhaps with a lie. */
export async function signInWith(email: string, authenticator: TestAuthenticator, lie: Lie = {}, now = NOW) {
  const { ticket, ceremony } = await askAtTicket(email, now);
  return answerAtTicket(ticket, ceremony.id, authenticator.get(ceremony, lie), now);
}

/** What the sign-in page asks a browser before it is known whose it is. */
export async function askBrowser(now = NOW) {
  const mark = newToken().hash;
  return { mark, ceremony: await askAnybody(mark, origin(), now) };
}

/** Signs in with the passkey alone, perhaps with a lie. */
export async function signInAlone(authenticator: TestAuthenticator, lie: Lie = {}, now = NOW) {
  const { mark, ceremony } = await askBrowser(now);
  const answer = authenticator.get(ceremony, lie);
  return signInWithPasskey({ mark, asked: ceremony.id, answer, trace: TRACE, now });
}

export const passkeyRows = (accountId: string) =>
  database().passkey.findMany({ where: { accountId }, orderBy: { createdAt: "asc" } });
