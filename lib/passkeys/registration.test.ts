// Proves what is asked and checked of a new passkey, and what comes with it (R123, R124).
import { beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { finishRegistration } from "@/lib/passkeys/finish-registration";
import { originOf } from "@/lib/passkeys/relying-party";
import { startRegistration } from "@/lib/passkeys/start-registration";
import { type Lie, TestAuthenticator } from "@/lib/passkeys/test-authenticator";
import { askToRegister, passkeyRows, register } from "@/lib/passkeys/test-passkeys";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import type { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { findTicket } from "@/lib/sign-in/ticket";
import {
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  plantRecoveryCodes,
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
  finishRegistration({ baseName: "Passkey", session, claim, asked, answer, trace: TRACE, now });

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

  it("never lets the library read who made it, which would have it fetch what a certificate names", async () => {
    const { claim, ceremony } = await askToRegister(session);
    const statement = new Map<string, unknown>([
      ["alg", -7],
      ["sig", new Uint8Array(70)],
      ["x5c", [new Uint8Array(300)]],
    ]);
    const answer = new TestAuthenticator().create(ceremony, { statement });
    expect(await finish(ceremony.id, answer, claim)).toMatchObject({ ok: true });
  });

  it.each(["{}", "null", "not json"])("adds nothing for %s", async (answer) => {
    const { claim, ceremony } = await askToRegister(session);
    expect(await finish(ceremony.id, answer, claim)).toMatchObject({ error: "passkey-refused" });
  });
});

describe("what comes with one", () => {
  it("ends every session and ticket, as a new authenticator does, and grants a session of its own (R39, R40)", async () => {
    const elsewhere = await openSessionOf(session.accountId);
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
    const posted = {
      baseName: "Passkey",
      session: newcomer,
      asked: ceremony.id,
      answer,
      trace: TRACE,
      now: NOW,
    };
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
