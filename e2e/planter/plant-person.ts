// Owns making somebody who is enrolled and signed in, with the app's own verbs.
//
// Through the forms this costs a server a second of slow hashes, more than most tests need for all that they do. Here
// the recovery codes are hashed at bcrypt's least cost; the rest is as the forms leave it.
import { prepareAccount } from "@/lib/accounts/sign-up/new-account";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { insertAccount } from "@/lib/accounts/store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { cookieName } from "@/lib/sign-in/cookies";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { findSession, type LiveSession } from "@/lib/sign-in/sessions/session";
import { sealSessionCookie } from "@/lib/sign-in/sessions/session-cookie";
import { mintSignInGrant, redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { keepPreparedCodes } from "@/lib/two-factor/enrollment/enrollment-store";
import { noteEnrollmentShown } from "@/lib/two-factor/enrollment/note-enrollment-shown";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import {
  acknowledgeRecoveryCodes,
  showRecoveryCodes,
} from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { sealPreparedCodes } from "@/lib/two-factor/recovery-codes/recovery-batch";
import { makeCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { mustHave } from "@/lib/two-factor/test-person";
import { phoneThatScanned } from "@/lib/two-factor/test-phone";

const LOCALE = "en";

export interface PersonToPlant {
  email: string;
  password: string;
}

/** What a test goes on with. */
export interface PlantedPerson {
  /** What the QR code said; the code of the current step is used. */
  uri: string;
  /** As they are shown, XXXX-XXXX. */
  recoveryCodes: string[];
  /** What the browser holds that they signed in with. */
  cookies: { name: string; value: string }[];
}

/** Where accounts are made by a mailed link, its reader's address is confirmed. */
async function makeAccount(person: PersonToPlant, trace: Trace, now: Date): Promise<string> {
  const credentials = { ...person, locale: LOCALE } as const;
  if (settings().signUp === "open") return mustHave(await signUp({ ...credentials, trace, now }));
  const account = mustHave(await prepareAccount(credentials, { secondFactorRequired: true, now }));
  return transaction(async (tx) => {
    await insertAccount(tx, { ...account, emailConfirmedAt: now }, "member", now);
    const entry = { event: "account.created", result: "success", actorId: account.id } as const;
    await recordEvent(tx, { ...entry, reason: "confirmed" }, trace, now);
    return mintSignInGrant(tx, account.id, "password", now);
  });
}

async function open(grant: string, trace: Trace, now: Date): Promise<LiveSession & { token: string }> {
  const { token } = (await redeemSignInGrant(grant, trace, now)) ?? {};
  const session = token && (await findSession(token, now));
  if (!session) throw new Error("the grant opened no session");
  return { ...session, token };
}

/** Enrolls in a session that a password opened. Returns what the phone scanned, and the session that follows. */
async function enroll(session: LiveSession, trace: Trace, now: Date) {
  const owner = { accountId: session.accountId, sessionId: session.id };
  const { id } = mustHave(await startEnrollment({ session, baseName: "Authenticator", trace, now }));
  const prepared = await makeCheapCodes(session.accountId);
  await keepPreparedCodes(id, await sealPreparedCodes(id, prepared));
  const shown = await showEnrollment(owner, session.email, now);
  if (!shown) throw new Error("the enrollment is not shown");
  await noteEnrollmentShown(shown, owner, trace, now);
  const code = phoneThatScanned(shown.uri).codeAt(now);
  const confirmed = mustHave(await confirmEnrollment({ owner, code, name: "Test phone", trace, now }));
  return { uri: shown.uri, session: await open(confirmed.signInGrant, trace, now) };
}

/** Signs somebody up, enrolls them, and says that their recovery codes are saved. */
export async function plantPerson(person: PersonToPlant): Promise<PlantedPerson> {
  const now = new Date();
  const trace = { requestId: newId(), address: "127.0.0.0/24", browser: "Chrome on Linux" };
  const first = await open(await makeAccount(person, trace, now), trace, now);
  const { uri, session } = await enroll(first, trace, now);
  const shown = await showRecoveryCodes(session, now);
  if (!shown) throw new Error("the recovery codes are not shown");
  await acknowledgeRecoveryCodes(session.accountId, shown.batchId, trace, now);
  const cookies = [
    { name: cookieName("session"), value: sealSessionCookie(session.token) },
    { name: cookieName("browser"), value: markKnownBrowser(session.accountId, now) },
  ];
  return { uri, recoveryCodes: shown.codes, cookies };
}
