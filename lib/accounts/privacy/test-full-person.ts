// Owns the person of tests about one's data: somebody with a row in every table that can hold one.
import { mintLink } from "@/lib/accounts/link-token";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { insertPendingSignUp } from "@/lib/accounts/sign-up/pending-sign-up-store";
import { keepReason } from "@/lib/admin/temporary-code/temporary-code-store";
import { plantApiKey, plantApiMeter, plantApiUse } from "@/lib/api/test-api-keys";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { plantChannels } from "@/lib/channels/test-channels";
import { plantPasskeys } from "@/lib/passkeys/test-planted-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { signIn } from "@/lib/sign-in/sign-in";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import { hashTemporaryCode } from "@/lib/two-factor/recovery-codes/offered-code";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  PASSWORD,
  plantRecoveryCodes,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { replaceTemporaryCode } from "@/lib/two-factor/verification/temporary-code-store";

/** A browser that may leave the second factor out, written as its row. */
async function plantTrustedDevice(accountId: string): Promise<void> {
  const { token, hash } = newToken();
  const times = { createdAt: NOW, lastUsedAt: NOW, expiresAt: later(3600) };
  const told = { name: "Kitchen laptop", browser: TRACE.browser, address: TRACE.address };
  const fingerprint = hashToken(token);
  await database().trustedDevice.create({
    data: { id: newId(), hash, accountId, fingerprint, ...told, ...times },
  });
}

/** Links, a notice with its mail, and a sign-up and an invitation that wait for the same address. */
async function plantMailed(accountId: string, email: string): Promise<void> {
  const hashed = await hashPassword(PASSWORD);
  await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: NOW } });
  const entry = {
    event: "authenticator.added",
    result: "success",
    actorId: accountId,
    about: "Tablet",
  } as const;
  await transaction(async (tx) => {
    await recordEvent(tx, entry, TRACE, NOW);
    await mintLink(tx, "change-email", { accountId, email: `new.${email}` }, NOW);
    await mintLink(tx, "invitation", { email, role: "member" }, NOW);
    await insertPendingSignUp(tx, { email, password: hashed, locale: "en" }, NOW);
  });
}

/** A request for a reset, and one that the same account, for want of another, approved. */
async function plantReset(accountId: string): Promise<void> {
  const { browser, address } = TRACE;
  const asked = { id: newId(), accountId, text: "My phone is gone", createdAt: NOW, browser, address };
  await database().resetRequest.create({ data: { ...asked, isKnownBrowser: true } });
  const reset = { id: newId(), accountId, reason: "Seen in person", state: "called-off", delaySeconds: 0 };
  const approval = { id: newId(), adminId: accountId, at: NOW };
  await database().reset.create({ data: { ...reset, createdAt: NOW, approvals: { create: approval } } });
}

/** A temporary code and its reason, as if the person had made them: nobody else stands in the file then. */
async function plantTemporaryCode(accountId: string): Promise<void> {
  const hashed = await hashTemporaryCode(accountId, "7KQ2M9XD");
  const given = { reasonClass: "lost-phone", reason: "Lost on the train to work" } as const;
  await transaction(async (tx) => {
    const made = { accountId, ...hashed, expiresAt: later(600), madeById: accountId };
    await replaceTemporaryCode(tx, made, NOW);
    await keepReason(tx, { accountId, madeById: accountId, ...given }, NOW);
  });
}

/** A key of the TOTP API that was used, and what the account used up of its day. */
async function plantApi(session: OpenSession): Promise<void> {
  const { row } = await plantApiKey(session);
  await plantApiUse(row.id, "2031-05-06", 12);
  await plantApiMeter(session.accountId, "2031-05-06", 12);
}

/** An event on its way to a webhook, which is there for all of a test file's people. */
async function plantDelivery(accountId: string): Promise<void> {
  const sealed = { sealedUrl: "sealed-url", sealedSecret: "sealed-secret" };
  const webhook = { id: "of-full-people", origin: "https://hooks.example.org", ...sealed, createdAt: NOW };
  const { id } = webhook;
  await database().webhook.upsert({ where: { id }, create: { ...webhook, groups: "" }, update: {} });
  const told = { type: "authenticator.added", sealedBody: "sealed-body", createdAt: NOW, dueAt: NOW };
  await database().webhookDelivery.create({ data: { id: newId(), webhookId: id, accountId, ...told } });
}

/** A file of people that the account brought, in which its own address stands. */
async function plantImport(actorId: string, email: string): Promise<void> {
  const row = { line: 2, isBad: true, email, problem: "has-account", typedEmail: email };
  await database().importJob.create({
    data: { id: newId(), actorId, state: "ready", createdAt: NOW, badRows: 1, rows: { create: [row] } },
  });
}

/** A list of secrets that the account brought, in which its own address stands; what is sealed there is nothing. */
async function plantSecretImport(actorId: string, email: string): Promise<void> {
  const sealed = { sealedSecret: "sealed-canary", algorithm: "SHA1", digits: 6, periodSeconds: 30 };
  const row = { id: newId(), position: 0, line: 2, email, name: "Acme", ...sealed };
  await database().secretImport.create({
    data: { id: newId(), actorId, state: "ready", createdAt: NOW, goodRows: 1, rows: { create: [row] } },
  });
}

export async function makeFullPerson() {
  const person = await makeProtectedPerson();
  const { accountId } = person.session;
  const recoveryCodes = await plantRecoveryCodes(accountId);
  const opened = await openSessionOf(accountId, "recovery-code");
  await signInGrantOf(accountId, "recovery-code");
  const start = { session: opened, baseName: "Authenticator", trace: TRACE, now: NOW };
  const { sessionToken } = mustHave(await startEnrollment(start));
  const session = { ...opened, token: String(sessionToken) };
  const wrong = { kind: "authenticator", code: person.phone.wrongCodeAt(NOW) } as const;
  await completeSignIn({ ticket: await rewardFor(person.email), proof: wrong }, TRACE, NOW);
  for (const browserMark of [undefined, markKnownBrowser(accountId, NOW)]) {
    await signIn({ email: person.email, password: "not the password", browserMark }, TRACE, NOW);
  }
  await plantTrustedDevice(accountId);
  await plantTemporaryCode(accountId);
  await plantApi(session);
  await plantMailed(accountId, person.email);
  const note = { id: newId(), accountId, at: NOW, text: "Called about a lost phone." };
  await database().personNote.create({ data: note });
  await plantReset(accountId);
  await plantImport(accountId, person.email);
  await plantSecretImport(accountId, person.email);
  await plantChannels(accountId);
  await plantDelivery(accountId);
  await plantPasskeys(accountId);
  return { ...person, session, recoveryCodes };
}
