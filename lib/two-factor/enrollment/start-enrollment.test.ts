// Proves who may start an enrollment, how often, and that starting changes nothing that is active (R35, R36).
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { type EnrollmentStart, startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  rewardFor,
} from "@/lib/two-factor/test-person";

const start = (session: OpenSession, rest: Partial<EnrollmentStart> = {}) =>
  startEnrollment({ session, baseName: "Authenticator", trace: TRACE, now: NOW, ...rest });
const shown = (session: OpenSession, now = NOW) =>
  showEnrollment({ accountId: session.accountId, sessionId: session.id }, session.email, now);
const pendingOf = ({ accountId }: OpenSession) => database().enrollment.findMany({ where: { accountId } });
const refusal = (error: string) => ({ ok: false, error, details: {} });

const grantFor = ({ id }: OpenSession, purpose?: StepUpPurpose) => claimFor(id, "add-authenticator", purpose);

describe("a first authenticator", () => {
  it("may be started while the session is fresh, to the second", async () => {
    const { session } = await makePerson();
    expect((await start(session, { now: later(300) })).ok).toBe(true);
    expect(await start(session, { now: later(300.001) })).toEqual(refusal("step-up-required"));
  });

  it("may be started later with a grant, which counts once", async () => {
    const { session } = await makePerson();
    const claim = await grantFor(session);
    expect((await start(session, { claim, now: later(299) })).ok).toBe(true);
    expect(await start(session, { claim, now: later(299) })).toEqual(refusal("step-up-required"));
  });
});

describe("the session that starts one", () => {
  it("gets a new token without a step-up, so that a cookie copied before sees no secret (R60)", async () => {
    const { session } = await makePerson();
    const { sessionToken } = mustHave(await start(session));
    expect(await findSession(session.token, NOW)).toBeNull();
    expect(await findSession(String(sessionToken), NOW)).toMatchObject({ id: session.id });
  });

  it("keeps the one that the step-up gave it", async () => {
    const { session } = await makePerson();
    const { sessionToken } = mustHave(await start(session, { claim: await grantFor(session) }));
    expect(sessionToken).toBeNull();
    expect(await findSession(session.token, NOW)).toMatchObject({ id: session.id });
  });

  it("starts none once it is over", async () => {
    const { session } = await makePerson();
    await database().session.delete({ where: { id: session.id } });
    expect(await start(session)).toEqual(refusal("step-up-required"));
    expect(await pendingOf(session)).toEqual([]);
  });
});

describe("a further authenticator", () => {
  it("is not started by a fresh session that an authenticator opened, without a grant", async () => {
    const { session } = await makeProtectedPerson();
    const fresh = await openSessionOf(session.accountId);
    expect(await start(fresh)).toEqual(refusal("step-up-required"));
    expect((await start(fresh, { claim: await grantFor(fresh) })).ok).toBe(true);
  });

  it("may replace the lost one in a session that a recovery code opened, while it is fresh (R48)", async () => {
    const { session } = await makeProtectedPerson();
    const recovered = await openSessionOf(session.accountId, "recovery-code");
    expect((await start(recovered, { now: later(300) })).ok).toBe(true);
    expect(await start(recovered, { now: later(300.001) })).toEqual(refusal("step-up-required"));
  });

  it("is not started with a grant for another act, nor with another session's", async () => {
    const { session } = await makeProtectedPerson();
    const [mine, other] = [await openSessionOf(session.accountId), await openSessionOf(session.accountId)];
    const claims = [
      await grantFor(mine, "rename-authenticator"),
      { ...(await grantFor(other)), sessionId: mine.id },
    ];
    for (const claim of claims) expect(await start(mine, { claim })).toEqual(refusal("step-up-required"));
    expect(await pendingOf(mine)).toEqual([]);
  });

  it("leaves the active one as it is, which goes on signing in (R36)", async () => {
    const { email, session, phone } = await makeProtectedPerson();
    const fresh = await openSessionOf(session.accountId, "recovery-code");
    const active = () => database().authenticator.findMany({ where: { accountId: session.accountId } });
    const before = await active();
    for (let n = 0; n < 3; n += 1) mustHave(await start(fresh));
    expect(await active()).toEqual(before);
    const proof = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
    expect((await completeSignIn({ ticket: await rewardFor(email), proof }, TRACE, NOW)).ok).toBe(true);
  });

  it("gets the next number for a name", async () => {
    const { session } = await makeProtectedPerson();
    const fresh = await openSessionOf(session.accountId, "recovery-code");
    mustHave(await start(fresh));
    expect((await shown(fresh))?.name).toBe("Authenticator 2");
  });
});

describe("a new start", () => {
  it("kills the pending one and shows a secret of its own (R36, R38)", async () => {
    const { session } = await makePerson();
    mustHave(await start(session));
    const first = await shown(session);
    const { id } = mustHave(await start(session));
    const second = await shown(session);
    expect(second?.uri).not.toBe(first?.uri);
    expect((await pendingOf(session)).map((row) => row.id)).toEqual([id]);
  });

  it("leaves one pending, however many come at once", async () => {
    const { session } = await makePerson();
    const started = await Promise.all(Array.from({ length: 8 }, () => start(session)));
    expect(started.every(({ ok }) => ok)).toBe(true);
    expect(await pendingOf(session)).toHaveLength(1);
  });

  it("is allowed ten times in a day, and the eleventh leaves the tenth as it was", async () => {
    const { session } = await makePerson();
    for (let n = 0; n < 10; n += 1) mustHave(await start(session, { now: later(n) }));
    const before = await shown(session);
    expect(await start(session, { now: later(10) })).toEqual(refusal("enrollment-starts-used-up"));
    expect(await shown(session)).toEqual(before);
    const tomorrow = await openSessionOf(session.accountId, "password", later(86_400));
    expect((await start(tomorrow, { now: later(86_399.999) })).ok).toBe(false);
    expect((await start(tomorrow, { now: later(86_400) })).ok).toBe(true);
  });
});
