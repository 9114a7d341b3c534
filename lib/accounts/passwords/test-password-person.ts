// Owns what the tests of passwords start from: a person with everything that must end, and the links in their mails.

import { type LinkPurpose, mintLink } from "@/lib/accounts/link-token";
import { changePassword, type PasswordChange } from "@/lib/accounts/passwords/change-password";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { signIn } from "@/lib/sign-in/sign-in";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { makeProtectedPerson, NOW, PASSWORD, rewardFor } from "@/lib/two-factor/test-person";

export const NEW_PASSWORD = "gravel lantern oboe";

/** Links that end with a password, and those of the owner's way back, which stay. */
export const ENDING: LinkPurpose[] = ["reset-password", "change-email", "second-email"];
export const STAYING: LinkPurpose[] = ["undo-email", "not-me", "confirm-email"];

/** A person with an authenticator, in a session, with a row of everything that a password may have opened. */
export async function makeBusyPerson() {
  const person = await makeProtectedPerson();
  const { accountId } = person.session;
  const [session, other] = [await openSessionOf(accountId), await openSessionOf(accountId)];
  const ticket = await rewardFor(person.email);
  const times = { createdAt: NOW, lastUsedAt: NOW, expiresAt: new Date("2032-01-01") };
  const device = {
    id: newId(),
    hash: newId(),
    accountId,
    fingerprint: "f",
    name: "n",
    browser: "b",
    address: "a",
  };
  await database().trustedDevice.create({ data: { ...device, ...times } });
  const links = await transaction(async (tx) => {
    const made = new Map<LinkPurpose, string>();
    for (const purpose of [...ENDING, ...STAYING])
      made.set(purpose, tokenOf(await mintLink(tx, purpose, { accountId, email: person.email }, NOW)));
    return made;
  });
  await claimFor(other.id, "change-email");
  return { ...person, session, other, ticket, grant: await signInGrantOf(accountId), links };
}

/** How much of an account could still act. */
export async function alive(accountId: string) {
  const where = { accountId };
  const db = database();
  return {
    sessions: await db.session.count({ where }),
    tickets: await db.ticket.count({ where }),
    grants: await db.signInGrant.count({ where: { ...where, redeemedAt: null } }),
    devices: await db.trustedDevice.count({ where }),
    stepUps: await db.stepUpGrant.count({ where: { session: where, usedAt: null } }),
    endingLinks: await db.linkToken.count({ where: { ...where, usedAt: null, purpose: { in: ENDING } } }),
    stayingLinks: await db.linkToken.count({ where: { ...where, usedAt: null, purpose: { in: STAYING } } }),
  };
}

/** Whether a password passes the first step. */
export async function opens(email: string, password: string = PASSWORD, now: Date = NOW): Promise<boolean> {
  return (await signIn({ email, password, browserMark: undefined }, TRACE, now)).ok;
}

/** The mails to an address that bring a link for a new password, for whatever reason, oldest first. */
export async function resetMails(email: string) {
  return (await queuedMails(email)).filter(({ values }) => values.link?.includes("/reset-password#"));
}

/** Asks for a reset link and takes it out of the mail. */
export async function resetTokenFor(email: string, now: Date = NOW): Promise<string> {
  await forgotPassword({ email, clientAddress: "127.0.0.1", trace: TRACE, now });
  return tokenOf((await resetMails(email)).at(-1)?.values.link);
}

/** Rows of one event of an account. */
export function events(subjectId: string, event: string) {
  return database().auditRow.findMany({ where: { subjectId, event }, orderBy: { id: "asc" } });
}

/** A grant of a session for changing the password, or for another act. */
export function grantFor({ id }: LiveSession, purpose: StepUpPurpose = "change-password") {
  return claimFor(id, purpose);
}

/** Changes the password with whatever is not told otherwise, and tells whether the grant is left. */
export async function tryChange(session: LiveSession, rest: Partial<PasswordChange> = {}) {
  const claim = rest.claim ?? (await grantFor(session));
  const words = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
  const change = { session, claim, ...words, browserMark: undefined, trace: TRACE, now: NOW };
  const result = await changePassword({ ...change, ...rest });
  return { result, isGrantLeft: await holdsStepUpGrant(claim, NOW) };
}

/** Sets a new password by a link. */
export const reset = (token: string, password = NEW_PASSWORD, now = NOW) =>
  resetPassword({ token, password, trace: TRACE, now });
