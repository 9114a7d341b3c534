// Proves ending a person's sessions and clearing their locks, for whom it is meant and no more (R64, R85).
import { beforeAll, describe, expect, it } from "vitest";
import { alive, makeBusyPerson, opens } from "@/lib/accounts/passwords/test-password-person";
import { endPersonSessions } from "@/lib/admin/person/end-person-sessions";
import { failedTries, lockOf } from "@/lib/admin/person/lock-store";
import { makeAdmin, permitOn, toldOf } from "@/lib/admin/person/test-admin";
import { unlockPerson } from "@/lib/admin/person/unlock-person";
import { activityPage } from "@/lib/audit/activity-store";
import { TRACE } from "@/lib/audit/test-trace";
import { unreadNotices } from "@/lib/notices/notice-store";
import { database } from "@/lib/platform/db";
import { SECOND_FACTOR_FREEZE_FAILURES } from "@/lib/platform/limits";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempts/attempt-budget";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  rewardFor,
} from "@/lib/two-factor/test-person";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  admin = await makeAdmin();
});

const set = (id: string, data: object) => database().account.update({ where: { id }, data });
const kindsOf = async (id: string) => (await unreadNotices(id)).map(({ kind }) => kind);

describe("ending all sessions of a person", () => {
  it("ends them with tickets, grants, trusted devices and changes of address that wait, and tells of it (R64, R67, R85)", async () => {
    const { session, other } = await makeBusyPerson();
    const { accountId } = session;
    const before = await alive(accountId);
    mustHave(await endPersonSessions(await permitOn(admin, accountId, "end-person-sessions")));
    for (const { token } of [session, other]) expect(await findSession(token, NOW)).toBeNull();
    const ended = { sessions: 0, tickets: 0, grants: 0, stepUps: 0, devices: 0, endingLinks: 1 };
    expect(await alive(accountId)).toEqual({ ...before, ...ended });
    expect(await toldOf(accountId, admin.accountId)).toEqual([
      "sessions.ended by-admin",
      "trusted-device.removed by-admin",
    ]);
    expect(await kindsOf(accountId)).toEqual(["sessions-ended-by-admin"]);
    expect(await findSession(admin.session.token, NOW)).not.toBeNull();
  });

  it("is refused without its grant, and of oneself (R68, R76)", async () => {
    const { session } = await makeBusyPerson();
    const wrong = await permitOn(admin, session.accountId, "unlock-person");
    expect(await endPersonSessions(wrong)).toMatchObject({ error: "step-up-required" });
    const own = await permitOn(admin, admin.accountId, "end-person-sessions");
    expect(await endPersonSessions(own)).toMatchObject({ error: "own-account" });
    expect(await findSession(session.token, NOW)).not.toBeNull();
    expect(await findSession(admin.session.token, NOW)).not.toBeNull();
  });
});

describe("unlocking", () => {
  const unlock = async (id: string) => unlockPerson(await permitOn(admin, id, "unlock-person"));

  it("clears a frozen second factor, which then takes a right code again", async () => {
    const { email, session, phone } = await makeProtectedPerson();
    const { accountId } = session;
    const frozen = { failures: SECOND_FACTOR_FREEZE_FAILURES, lockedUntil: FROZEN_UNTIL, updatedAt: NOW };
    await database().attemptCounter.create({ data: { key: secondFactorKey(accountId), ...frozen } });
    await set(accountId, { lockedUntil: FROZEN_UNTIL });
    const [tries] = await failedTries({ id: accountId, email });
    expect(tries && [tries.of, tries.failures, lockOf(tries, NOW)]).toEqual([
      "secondFactor",
      SECOND_FACTOR_FREEZE_FAILURES,
      { frozen: true, until: FROZEN_UNTIL },
    ]);
    const proof = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
    const attempt = async () => completeSignIn({ ticket: await rewardFor(email), proof }, TRACE, NOW);
    expect(await attempt()).toMatchObject({ error: "attempts-frozen" });
    mustHave(await unlock(accountId));
    expect((await attempt()).ok).toBe(true);
    expect(await database().account.findUnique({ where: { id: accountId } })).toMatchObject({
      lockedUntil: null,
    });
    expect(await toldOf(accountId, admin.accountId)).toEqual(["person.unlocked"]);
    expect(await kindsOf(accountId)).toContain("unlocked");
  });

  it("clears the delay after wrong passwords", async () => {
    const { email, session } = await makePerson();
    for (let n = 0; n < 5; n += 1) await opens(email, "not the password");
    expect(await opens(email)).toBe(false);
    const [tries] = await failedTries({ id: session.accountId, email });
    expect(tries && [tries.of, tries.failures, lockOf(tries, NOW)?.frozen]).toEqual(["password", 5, false]);
    expect(tries && lockOf(tries, later(31))).toBeNull();
    mustHave(await unlock(session.accountId));
    expect(await failedTries({ id: session.accountId, email })).toEqual([]);
    expect(await opens(email)).toBe(true);
  });

  it("touches nobody else, and is refused where there is nothing to clear, or of oneself", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    await opens(other.email, "not the password");
    expect(await unlock(one.session.accountId)).toMatchObject({ error: "nothing-locked" });
    expect(await unlock(admin.accountId)).toMatchObject({ error: "own-account" });
    expect(await failedTries({ id: other.session.accountId, email: other.email })).toHaveLength(1);
    expect(await kindsOf(one.session.accountId)).toEqual([]);
  });
});

it("keeps where an administrator sits out of the person's own log", async () => {
  const { session } = await makeBusyPerson();
  mustHave(await endPersonSessions(await permitOn(admin, session.accountId, "end-person-sessions")));
  const { entries } = await activityPage(session.accountId, { kind: "all", before: null });
  expect(entries.find(({ event }) => event === "sessions.ended")).toMatchObject({
    event: "sessions.ended",
    reason: "by-admin",
    browser: "",
    address: "",
  });
  expect(entries.at(-1)).toMatchObject({ browser: TRACE.browser, address: TRACE.address });
});
