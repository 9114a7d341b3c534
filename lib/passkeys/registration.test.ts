// Proves who registers a passkey, what is checked of it, and what comes with it (R122 to R125, R35).
import { beforeEach, describe, expect, it } from "vitest";
import { claimFor } from "@/lib/accounts/test-full-person";
import { TRACE } from "@/lib/audit/test-trace";
import { finishRegistration } from "@/lib/passkeys/finish-registration";
import { originOf } from "@/lib/passkeys/relying-party";
import { startRegistration } from "@/lib/passkeys/start-registration";
import { type Lie, TestAuthenticator } from "@/lib/passkeys/test-authenticator";
import { askToRegister, makePasskeyPerson, passkeyRows, register } from "@/lib/passkeys/test-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { FRESH_SESSION_SECONDS, PASSKEY_CHALLENGE_SECONDS } from "@/lib/platform/durations";
import { findSession } from "@/lib/sign-in/session";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { findTicket } from "@/lib/sign-in/ticket";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  plantRecoveryCodes,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";

const origin = originOf(undefined);
let session: OpenSession;
let email: string;

beforeEach(async () => {
  ({ session, email } = await makeProtectedPerson());
  await plantRecoveryCodes(session.accountId);
});

const finish = (asked: string, answer: string, claim?: Awaited<ReturnType<typeof claimFor>>, now = NOW) =>
  finishRegistration({ session, claim, asked, answer, trace: TRACE, now });

describe("what the browser is asked", () => {
  it("names the account by 64 random bytes, the same each time, and never by its address (R124)", async () => {
    const handles = [];
    for (let time = 0; time < 2; time++) {
      const { ceremony } = await askToRegister(session);
      const { user, rp, attestation, authenticatorSelection } = JSON.parse(ceremony.options);
      handles.push(user.id);
      expect(Buffer.from(user.id, "base64url")).toHaveLength(64);
      expect(rp.id).toBe(new URL(origin).hostname);
      expect([attestation, authenticatorSelection.userVerification]).toEqual(["none", "required"]);
      expect(authenticatorSelection.residentKey).toBe("preferred");
    }
    expect(handles[0]).toBe(handles[1]);
  });

  it("excludes the passkeys that the account has (R124)", async () => {
    const { authenticator, session: next } = await register(session);
    const { ceremony } = await askToRegister(next);
    expect(JSON.parse(ceremony.options).excludeCredentials).toMatchObject([{ id: authenticator.id }]);
  });
});

describe("a registration that lies about one thing (R123)", () => {
  const LIES: [string, Lie][] = [
    ["the type of another ceremony", { type: "webauthn.get" }],
    ["a challenge of its own", { challenge: "c2VsZi1tYWRlLWNoYWxsZW5nZS1vZi0zMi1ieXRlcyE" }],
    ["another origin", { origin: "https://twofold.example" }],
    ["a frame of another origin", { crossOrigin: true }],
    ["another relying party", { rpId: "twofold.example" }],
    ["nobody present", { userPresent: false }],
    ["nobody verified", { userVerified: false }],
    ["another id than its key's", { id: Buffer.alloc(32, 1).toString("base64url") }],
  ];

  it.each(LIES)("adds nothing: %s", async (_, lie) => {
    const { claim, ceremony } = await askToRegister(session);
    const answer = new TestAuthenticator().create(ceremony, lie);
    expect(await finish(ceremony.id, answer, claim)).toMatchObject({ ok: false, error: "passkey-refused" });
    expect(await passkeyRows(session.accountId)).toEqual([]);
  });

  it.each(["{}", "null", "not json"])("adds nothing for %s", async (answer) => {
    const { claim, ceremony } = await askToRegister(session);
    expect(await finish(ceremony.id, answer, claim)).toMatchObject({ error: "passkey-refused" });
  });
});

describe("who registers one (R125)", () => {
  it("is nobody without a grant for it, once the session is not fresh or has a second factor", async () => {
    const start = { session, origin, now: NOW };
    const refusal = { ok: false, error: "step-up-required" };
    expect(
      await startRegistration({ ...start, session: { ...session, hasSecondFactor: true } }),
    ).toMatchObject(refusal);
    const late = later(FRESH_SESSION_SECONDS + 1);
    expect(await startRegistration({ ...start, now: late })).toMatchObject(refusal);
    for (const other of ["add-authenticator", "remove-passkey"] as const) {
      const claim = await claimFor(session.id, other);
      expect(await startRegistration({ ...start, claim })).toMatchObject(refusal);
      const posed = { ...claim, purpose: "add-passkey" } as const;
      expect(await startRegistration({ ...start, claim: posed })).toMatchObject(refusal);
    }
  });

  it("spends the grant with it: the same one adds no second passkey", async () => {
    const { claim, ceremony } = await askToRegister(session);
    const again = mustHave(await startRegistration({ session, claim, origin, now: NOW }));
    mustHave(await finish(ceremony.id, new TestAuthenticator().create(ceremony), claim));
    const second = await finish(again.id, new TestAuthenticator().create(again), claim);
    expect(second.ok).toBe(false);
    expect(await passkeyRows(session.accountId)).toHaveLength(1);
  });

  it("is the session that was asked, once, and in time (R122)", async () => {
    const { claim, ceremony } = await askToRegister(session);
    const other = await makePerson();
    const answer = new TestAuthenticator().create(ceremony);
    const posed = { session: other.session, asked: ceremony.id, answer, trace: TRACE, now: NOW };
    expect(await finishRegistration(posed)).toMatchObject({ error: "passkey-expired" });
    const late = later(PASSKEY_CHALLENGE_SECONDS);
    expect(await finish(ceremony.id, answer, claim, late)).toMatchObject({ error: "passkey-expired" });
    mustHave(await finish(ceremony.id, answer, claim));
    expect(await finish(ceremony.id, answer, claim)).toMatchObject({ error: "passkey-expired" });
  });

  it("is nobody with a credential that somebody registered already", async () => {
    const { authenticator } = await makePasskeyPerson();
    const { claim, ceremony } = await askToRegister(session);
    const answer = authenticator.create(ceremony);
    expect(await finish(ceremony.id, answer, claim)).toMatchObject({ error: "passkey-known" });
    expect(await passkeyRows(session.accountId)).toEqual([]);
  });

  it("is nobody while second factors are switched off", async () => {
    const off = { ...session, secondFactorDue: { state: "off" } } as const;
    const claim = await claimFor(session.id, "add-passkey");
    const start = await startRegistration({ session: off, claim, origin, now: NOW });
    expect(start).toMatchObject({ error: "two-factor-switched-off" });
  });
});

describe("what comes with one", () => {
  it("ends every session and ticket, as a new authenticator does, and grants a session of its own (R39, R40)", async () => {
    const elsewhere = await redeem(
      await transaction((tx) => mintSignInGrant(tx, session.accountId, "authenticator", NOW)),
    );
    const ticket = await rewardFor(email);
    const { session: next, raised } = await register(session);
    expect(next).toMatchObject({ factor: "passkey", accountId: session.accountId });
    expect(raised.hasNewCodes).toBe(false);
    expect(await findSession(elsewhere.token, NOW)).toBeNull();
    expect(await findTicket(ticket, NOW)).toBeNull();
  });

  it("is ten recovery codes where it is the first second factor, and the account counts as protected", async () => {
    const { session: newcomer } = await makePerson();
    const ceremony = mustHave(await startRegistration({ session: newcomer, origin, now: NOW }));
    const answer = new TestAuthenticator().create(ceremony);
    const posted = { session: newcomer, asked: ceremony.id, answer, trace: TRACE, now: NOW };
    const raised = mustHave(await finishRegistration(posted));
    expect(raised.hasNewCodes).toBe(true);
    const account = await database().account.findUniqueOrThrow({ where: { id: newcomer.accountId } });
    expect(account).toMatchObject({ factorCount: 1, codesLeft: 10 });
    const where = { subjectId: newcomer.accountId, event: "passkey.added" };
    expect(await database().auditRow.findFirst({ where })).toMatchObject({ reason: "first" });
  });

  it("is a name by its keeper, with a number where that is taken", async () => {
    const icloud = { aaguid: "fbfc3007-154e-4ecc-8c0b-6e020557d7bd", isSynced: true };
    let current = session;
    for (const traits of [icloud, icloud, {}, {}]) {
      current = (await register(current, new TestAuthenticator(traits))).session;
    }
    const rows = await passkeyRows(session.accountId);
    expect(rows.map(({ name }) => name).sort()).toEqual([
      "Passkey",
      "Passkey 2",
      "iCloud Keychain",
      "iCloud Keychain 2",
    ]);
    const synced = rows.filter(({ isSyncable, isBackedUp }) => isSyncable && isBackedUp);
    expect(synced).toHaveLength(2);
  });
});
