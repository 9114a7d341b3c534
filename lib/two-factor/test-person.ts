// Owns the people of tests: accounts, sessions and authenticators, made by the app's own verbs wherever speed allows.
import { freshEmail } from "@/lib/accounts/email/test-email";
import { hashPassword, type StoredPassword } from "@/lib/accounts/passwords/password-hash";
import { insertAccount } from "@/lib/accounts/store";
import { TRACE } from "@/lib/audit/test-trace";
import { transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import type { Result } from "@/lib/platform/result";
import { findSession, type LiveSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { mintSignInGrant, redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { mintTicket } from "@/lib/sign-in/ticket";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import { stepAt } from "@/lib/totp/step";
import { sealSecret } from "@/lib/two-factor/authenticators/authenticator-secret";
import { insertAuthenticator } from "@/lib/two-factor/authenticators/authenticator-store";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";
import { showRecoveryCodes } from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { sealBatch } from "@/lib/two-factor/recovery-codes/recovery-batch";
import { replaceRecoveryBatch } from "@/lib/two-factor/recovery-codes/recovery-store";
import { makeCheapCodes, prepareCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { phoneThatScanned, phoneWith, tellingSecret } from "@/lib/two-factor/test-phone";

/** Ten seconds into a step. */
export const NOW = new Date("2031-05-06T07:08:10.000Z");
export const PASSWORD = "plum orbit kettle";

export function later(seconds: number, from: Date = NOW): Date {
  return new Date(from.getTime() + seconds * 1000);
}

/** The value of what must have been accepted. */
export function mustHave<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

/** A live session with the token that its cookie would carry. */
export interface OpenSession extends LiveSession {
  token: string;
}

export async function redeem(grant: string, now: Date = NOW): Promise<OpenSession> {
  const opened = await redeemSignInGrant(grant, TRACE, now);
  const session = opened && (await findSession(opened.token, now));
  if (!session) throw new Error("the grant opened no session");
  return { ...session, token: opened.token };
}

/** Everybody's password is hashed once: a hash is not bound to its account. */
let storedPassword: Promise<StoredPassword> | undefined;

/** A person without a second factor, in a session that a password opened; the ceremony of signing up left out. */
export async function makePerson(now: Date = NOW, email = freshEmail()) {
  storedPassword ??= hashPassword(PASSWORD);
  const account = { id: newId(), email, password: await storedPassword, locale: "en" } as const;
  const grant = await transaction(async (tx) => {
    await insertAccount(tx, account, "member", now);
    return mintSignInGrant(tx, account.id, "password", now);
  });
  return { email, session: await redeem(grant, now) };
}

/** Gives an account an active authenticator without the ceremony: none of its codes has been used. */
export async function plantAuthenticator(accountId: string, now: Date = NOW, name = "Phone") {
  const id = newId();
  const secret = tellingSecret(now);
  const sealedSecret = await sealSecret(secret, "Authenticator", id);
  const lastUsedStep = stepAt(now.getTime(), DEFAULT_TOTP_PARAMETERS.periodSeconds) - 20;
  const row = { id, accountId, name, sealedSecret, ...DEFAULT_TOTP_PARAMETERS, lastUsedStep };
  await transaction((tx) => insertAuthenticator(tx, row, now));
  return { authenticatorId: id, secret, phone: phoneWith(secret) };
}

/** A person with an authenticator and no recovery codes; `session` is the one that a password opened before. */
export async function makeProtectedPerson(now: Date = NOW) {
  const person = await makePerson(now);
  return { ...person, ...(await plantAuthenticator(person.session.accountId, now)) };
}

/** Gives an account three recovery codes without the ceremony. Returns them in canonical form. */
export async function plantRecoveryCodes(accountId: string, now: Date = NOW): Promise<string[]> {
  const made = await makeCheapCodes(accountId, 3);
  const batch = await sealBatch(accountId, made, now);
  await transaction((tx) => replaceRecoveryBatch(tx, batch, now));
  return made.codes;
}

/** What a session that an authenticator opened is shown of the account's new codes. */
export function shownCodes(accountId: string, now: Date = NOW) {
  return showRecoveryCodes({ accountId, factor: "authenticator", authenticatedAt: now }, now);
}

/** What such a session is told of its account's protection. */
export function overviewOf(accountId: string, now: Date = NOW, role = "member") {
  const knows = { hasPasskey: false, hasChannel: true, passkeyRule: "none" } as const;
  return twoFactorOverview({ accountId, role, factor: "authenticator", authenticatedAt: now, ...knows }, now);
}

/** Signs in with the right password. Returns the token of a ticket, or of a sign-in grant. */
export async function rewardFor(email: string, now: Date = NOW): Promise<string> {
  const claim = { email, password: PASSWORD, browserMark: undefined };
  return mustHave(await signIn(claim, TRACE, now)).token;
}

/** Tickets of as many browsers in which the password was right. */
export function ticketsFor(accountId: string, count: number, now: Date = NOW): Promise<string[]> {
  return transaction(async (tx) => {
    const tickets: string[] = [];
    while (tickets.length < count) tickets.push(await mintTicket(tx, accountId, now));
    return tickets;
  });
}

/** Starts an enrollment in a fresh session and gives the phone that scanned it. */
export async function beginEnrollment(session: LiveSession, now: Date = NOW) {
  const owner = { accountId: session.accountId, sessionId: session.id };
  const start = { session, baseName: "Authenticator", trace: TRACE, now };
  const { id: enrollmentId } = mustHave(await startEnrollment(start));
  const shown = await showEnrollment(owner, session.email, now);
  if (!shown) throw new Error("the enrollment is not shown");
  return { enrollmentId, owner, shown, phone: phoneThatScanned(shown.uri) };
}

/** The whole ceremony, with three codes prepared: enrollment, confirmation with the current code, the new session. */
export async function enroll(session: LiveSession, now: Date = NOW) {
  const { enrollmentId, owner, phone } = await beginEnrollment(session, now);
  await prepareCheapCodes(enrollmentId, session.accountId);
  const code = phone.codeAt(now);
  const confirmation = { owner, code, name: "Phone", trace: TRACE, now };
  const { signInGrant } = mustHave(await confirmEnrollment(confirmation));
  return { phone, code, session: await redeem(signInGrant, now) };
}
