// Proves who may step up with what, that a grant is all it gives, and that wrong tries count where signing in counts.
import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { replacePassword } from "@/lib/accounts/passwords/password-store";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { findSession, type LiveSession, renewSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { type StepUp, stepUpWithPassword, stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  rewardFor,
} from "@/lib/two-factor/test-person";

const actOf = (session: LiveSession, now = NOW): StepUp => ({
  session,
  purpose: "add-authenticator",
  trace: TRACE,
  now,
});
const withPassword = (session: LiveSession, password = PASSWORD, now = NOW) =>
  stepUpWithPassword(actOf(session, now), password, undefined);

describe("without a second factor, the password", () => {
  let session: LiveSession;
  beforeAll(async () => {
    ({ session } = await makePerson());
  });

  it("earns a grant for this purpose and this session", async () => {
    const { grant: token } = mustHave(await withPassword(session));
    const claim = { token, sessionId: session.id, purpose: "add-authenticator" } as const;
    expect(await holdsStepUpGrant(claim, NOW)).toBe(true);
    expect(await holdsStepUpGrant({ ...claim, purpose: "delete-account" }, NOW)).toBe(false);
  });

  it("gives the session a new token: whoever copied the old one is out", async () => {
    const { session: own } = await makePerson();
    const { sessionToken } = mustHave(await withPassword(own));
    expect(await findSession(own.token, NOW)).toBeNull();
    expect(await findSession(sessionToken, NOW)).toMatchObject({ id: own.id });
  });

  it("earns nothing once it was changed while it was checked, and the owner keeps the session (R13, R60)", async () => {
    const { session: own } = await makePerson();
    const changed = await hashPassword("walnut harbour violin");
    // Each from a browser with a budget of its own: their passwords are right when they are checked.
    const stepUpNow = () => stepUpWithPassword(actOf(own), PASSWORD, markKnownBrowser(own.accountId, NOW));
    const stepUps = Array.from({ length: 12 }, stepUpNow);
    await Promise.race(stepUps);
    const token = await transaction(async (tx) => {
      await replacePassword(tx, own.accountId, changed, NOW);
      return renewSession(tx, own.id);
    });
    const results = await Promise.all(stepUps);
    expect(results.some(({ ok }) => ok) && results.some(({ ok }) => !ok)).toBe(true);
    expect((await findSession(token, NOW))?.id).toBe(own.id);
  });

  it("earns nothing once the session has ended, and says so (R60)", async () => {
    const { session: own } = await makePerson();
    await database().session.delete({ where: { id: own.id } });
    expect(await withPassword(own)).toMatchObject({ ok: false, error: "ticket-expired" });
  });

  it("earns nothing when it is wrong", async () => {
    const before = await database().stepUpGrant.count();
    expect(await withPassword(session, "not the password")).toMatchObject({ error: "credentials-wrong" });
    expect(await database().stepUpGrant.count()).toBe(before);
  });

  it("is counted with the tries at sign-in, with the same words for wrong and locked", async () => {
    const { email, session: own } = await makePerson();
    const wrong = await withPassword(own, "not the password");
    for (let n = 0; n < 4; n += 1) {
      await signIn({ email, password: "not the password", browserMark: undefined }, TRACE, NOW);
    }
    expect(await withPassword(own)).toEqual(wrong);
    expect((await withPassword(own, PASSWORD, later(30))).ok).toBe(true);
  });

  it("is not held up by a stranger in a browser that is known", async () => {
    const { email, session: own } = await makePerson();
    for (let n = 0; n < 5; n += 1) {
      await signIn({ email, password: "not the password", browserMark: undefined }, TRACE, NOW);
    }
    const browserMark = markKnownBrowser(own.accountId, NOW);
    expect((await stepUpWithPassword(actOf(own), PASSWORD, browserMark)).ok).toBe(true);
  });
});

describe("with a second factor", () => {
  it("the password alone is refused, right as it is (R68)", async () => {
    const { session } = await makeProtectedPerson();
    const result = await withPassword({ ...session, hasSecondFactor: true });
    expect(result).toMatchObject({ error: "session-refused" });
    expect(await database().stepUpGrant.count({ where: { sessionId: session.id } })).toBe(0);
  });

  it("a code earns one grant, and is used up by it for signing in as well", async () => {
    const { email, session, phone } = await makeProtectedPerson();
    const proof = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
    mustHave(await stepUpWithSecondFactor(actOf(session), proof));
    expect(await stepUpWithSecondFactor(actOf(session), proof)).toMatchObject({ error: "code-already-used" });
    const atSignIn = await completeSignIn({ ticket: await rewardFor(email), proof }, TRACE, NOW);
    expect(atSignIn).toMatchObject({ error: "code-already-used" });
  });

  it("earns no grant in a session that has ended meanwhile, which is said, and no attempt is counted", async () => {
    const { session, phone } = await makeProtectedPerson();
    await database().session.delete({ where: { id: session.id } });
    const proof = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
    expect(await stepUpWithSecondFactor(actOf(session), proof)).toMatchObject({ error: "ticket-expired" });
    expect(await database().stepUpGrant.count({ where: { sessionId: session.id } })).toBe(0);
    const counted = { key: { endsWith: session.accountId }, failures: { gt: 0 } };
    expect(await database().attemptCounter.count({ where: counted })).toBe(0);
  });
});
