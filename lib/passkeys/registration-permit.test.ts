// Proves who registers a passkey: whoever has just proved themselves, once, with a credential that is nobody's yet (R122, R125).
import { beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { finishRegistration } from "@/lib/passkeys/finish-registration";
import { originOf } from "@/lib/passkeys/relying-party";
import { startRegistration } from "@/lib/passkeys/start-registration";
import { TestAuthenticator } from "@/lib/passkeys/test-authenticator";
import { askToRegister, makePasskeyPerson, passkeyRows } from "@/lib/passkeys/test-passkeys";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database } from "@/lib/platform/db";
import { FRESH_SESSION_SECONDS, PASSKEY_CHALLENGE_SECONDS } from "@/lib/platform/durations";
import { PASSKEYS_PER_ACCOUNT } from "@/lib/platform/limits";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  plantRecoveryCodes,
} from "@/lib/two-factor/test-person";

const origin = originOf(undefined);
let session: OpenSession;

beforeEach(async () => {
  ({ session } = await makeProtectedPerson());
  await plantRecoveryCodes(session.accountId);
});

const finish = (asked: string, answer: string, claim?: Awaited<ReturnType<typeof claimFor>>, now = NOW) =>
  finishRegistration({ baseName: "Passkey", session, claim, asked, answer, trace: TRACE, now });

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
    const posed = {
      baseName: "Passkey",
      session: other.session,
      asked: ceremony.id,
      answer,
      trace: TRACE,
      now: NOW,
    };
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

  it.each(["ended", "deactivated"])("is nobody whose session was %s after the page asked", async (how) => {
    const { session: newcomer } = await makePerson();
    const ceremony = mustHave(await startRegistration({ session: newcomer, origin, now: NOW }));
    const { accountId } = newcomer;
    if (how === "ended") await database().session.deleteMany({ where: { accountId } });
    else await database().account.update({ where: { id: accountId }, data: { deactivatedAt: NOW } });
    const answer = new TestAuthenticator().create(ceremony);
    const answered = {
      baseName: "Passkey",
      session: newcomer,
      asked: ceremony.id,
      answer,
      trace: TRACE,
      now: NOW,
    };
    expect(await finishRegistration(answered)).toMatchObject({ error: "step-up-required" });
    expect(await passkeyRows(accountId)).toEqual([]);
  });

  it("is nobody whose permit is gone by the time the browser answers: a grant that ran out, a session not fresh any more", async () => {
    const { claim, ceremony } = await askToRegister(session);
    await database().stepUpGrant.updateMany({ where: { sessionId: session.id }, data: { expiresAt: NOW } });
    const answer = new TestAuthenticator().create(ceremony);
    expect(await finish(ceremony.id, answer, claim)).toMatchObject({ error: "step-up-required" });
    const { session: newcomer } = await makePerson();
    const fresh = later(FRESH_SESSION_SECONDS);
    const asked = mustHave(await startRegistration({ session: newcomer, origin, now: fresh }));
    const made = { asked: asked.id, answer: new TestAuthenticator().create(asked) };
    const late = {
      ...made,
      session: newcomer,
      baseName: "Passkey",
      trace: TRACE,
      now: later(FRESH_SESSION_SECONDS + 1),
    };
    expect(await finishRegistration(late)).toMatchObject({ error: "step-up-required" });
    for (const { accountId } of [session, newcomer]) expect(await passkeyRows(accountId)).toEqual([]);
  });

  it("is nobody with as many as an account may have, asked before the last of them or after", async () => {
    const { claim, ceremony } = await askToRegister(session);
    for (let n = 1; n <= PASSKEYS_PER_ACCOUNT; n += 1) await plantPasskey(session.accountId, `Key ${n}`);
    const usedUp = { ok: false, error: "passkeys-used-up" };
    expect(await startRegistration({ session, claim, origin, now: NOW })).toMatchObject(usedUp);
    const answer = new TestAuthenticator().create(ceremony);
    expect(await finish(ceremony.id, answer, claim)).toMatchObject(usedUp);
    expect(await passkeyRows(session.accountId)).toHaveLength(PASSKEYS_PER_ACCOUNT);
  });

  it("is nobody while second factors are switched off, since the page asked perhaps", async () => {
    const off = { ...session, secondFactorDue: { state: "off" } } as const;
    const { claim, ceremony } = await askToRegister(session);
    const start = await startRegistration({ session: off, claim, origin, now: NOW });
    expect(start).toMatchObject({ error: "two-factor-switched-off" });
    const answered = { asked: ceremony.id, answer: new TestAuthenticator().create(ceremony) };
    const end = { ...answered, session: off, claim, baseName: "Passkey", trace: TRACE, now: NOW };
    expect(await finishRegistration(end)).toMatchObject({ error: "two-factor-switched-off" });
  });
});
