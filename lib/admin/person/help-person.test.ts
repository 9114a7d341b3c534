// Proves the gentler acts: ending sessions, clearing locks, and the two mails, each for whom it is meant and no more (R64, R85).
import { beforeAll, describe, expect, it } from "vitest";
import { alive, makeBusyPerson, opens } from "@/lib/accounts/test-password-person";
import { endPersonSessions } from "@/lib/admin/person/end-person-sessions";
import { failedTries, lockOf } from "@/lib/admin/person/lock-store";
import { remindPerson } from "@/lib/admin/person/remind-person";
import { sendConfirmation } from "@/lib/admin/person/send-confirmation";
import { makeAdmin, permitOn, toldOf } from "@/lib/admin/person/test-admin";
import { unlockPerson } from "@/lib/admin/person/unlock-person";
import { activityPage } from "@/lib/audit/activity-store";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { unreadNotices } from "@/lib/notices/notice-store";
import { database } from "@/lib/platform/db";
import { ENROLL_REMINDER_SECONDS } from "@/lib/platform/durations";
import { SECOND_FACTOR_FREEZE_FAILURES } from "@/lib/platform/limits";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempt-budget";
import { secondFactorKey } from "@/lib/sign-in/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/session";
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
const mailsOf = async (email: string) => (await queuedMails(email)).map(({ kind }) => kind);

describe("ending all sessions of a person", () => {
  it("ends them with tickets and grants, spares trusted devices and links, and tells of it (R64, R85)", async () => {
    const { session, other } = await makeBusyPerson();
    const { accountId } = session;
    const before = await alive(accountId);
    mustHave(await endPersonSessions(await permitOn(admin, accountId, "end-person-sessions")));
    for (const { token } of [session, other]) expect(await findSession(token, NOW)).toBeNull();
    const ended = { sessions: 0, tickets: 0, grants: 0, stepUps: 0 };
    expect(await alive(accountId)).toEqual({ ...before, ...ended });
    expect(await toldOf(accountId, admin.accountId)).toEqual(["sessions.ended by-admin"]);
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
    const attempt = async () => completeSignIn(await rewardFor(email), proof, TRACE, NOW);
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

describe("the reminder to enroll", () => {
  const remind = (personId: string, now = NOW) =>
    remindPerson({ actorId: admin.accountId, personId, trace: TRACE, now });
  async function confirmed() {
    const { email, session } = await makePerson();
    await set(session.accountId, { emailConfirmedAt: NOW });
    return { email, id: session.accountId };
  }

  it("is one mail with the address of the sign-in page, and no link of ours (R70)", async () => {
    const { email, id } = await confirmed();
    mustHave(await remind(id));
    expect(await queuedMails(email)).toMatchObject([
      { kind: "enroll-reminder", accountId: id, values: { link: "http://localhost:3000/sign-in" } },
    ]);
    expect(await database().linkToken.count({ where: { accountId: id } })).toBe(0);
    expect(await toldOf(id, admin.accountId)).toEqual(["person.reminded"]);
  });

  it("goes out once a day, of ten at once too", async () => {
    const { email, id } = await confirmed();
    const results = await Promise.all(Array.from({ length: 10 }, () => remind(id)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await remind(id, later(ENROLL_REMINDER_SECONDS - 1))).toMatchObject({ error: "reminded-already" });
    mustHave(await remind(id, later(ENROLL_REMINDER_SECONDS)));
    expect(await mailsOf(email)).toEqual(["enroll-reminder", "enroll-reminder"]);
  });

  it("goes to nobody who has a factor, no confirmed address, or no open account", async () => {
    const { id } = await confirmed();
    const protectedOne = (await makeProtectedPerson()).session.accountId;
    const unproved = (await makePerson()).session.accountId;
    expect(await remind(protectedOne)).toMatchObject({ error: "has-second-factor" });
    expect(await remind(unproved)).toMatchObject({ error: "person-email-unconfirmed" });
    await set(id, { deactivatedAt: NOW });
    expect(await remind(id)).toMatchObject({ error: "person-deactivated" });
    expect(await remind("nobody")).toMatchObject({ error: "person-missing" });
    expect(await remind(admin.accountId)).toMatchObject({ error: "own-account" });
    for (const where of [{ id }, { id: unproved }])
      expect(await database().account.findUnique({ where })).toMatchObject({ remindedAt: null });
  });
});

describe("the confirmation mail", () => {
  const send = (personId: string, clientAddress: string) =>
    sendConfirmation({ actorId: admin.accountId, personId, clientAddress, trace: TRACE, now: NOW });

  it("takes the place of the last one, three an hour to one address", async () => {
    const { email, session } = await makePerson();
    const { accountId } = session;
    for (let n = 0; n < 3; n += 1) mustHave(await send(accountId, "198.51.100.1"));
    expect(await send(accountId, "198.51.100.1")).toMatchObject({ error: "too-many-mails" });
    expect(await mailsOf(email)).toEqual(Array(3).fill("confirm-email"));
    expect(await database().linkToken.count({ where: { accountId, purpose: "confirm-email" } })).toBe(1);
    expect(await toldOf(accountId, admin.accountId)).toEqual(Array(3).fill("person.confirmation-sent"));
  });

  it("goes to nobody who confirmed, is deactivated, is not there, or asks for themselves", async () => {
    const { email, session } = await makePerson();
    const { accountId } = session;
    await set(accountId, { emailConfirmedAt: NOW });
    expect(await send(accountId, "198.51.100.2")).toMatchObject({ error: "person-email-confirmed" });
    await set(accountId, { emailConfirmedAt: null, deactivatedAt: NOW });
    expect(await send(accountId, "198.51.100.2")).toMatchObject({ error: "person-deactivated" });
    expect(await send("nobody", "198.51.100.2")).toMatchObject({ error: "person-missing" });
    expect(await send(admin.accountId, "198.51.100.2")).toMatchObject({ error: "own-account" });
    expect(await mailsOf(email)).toEqual([]);
  });
});

it("keeps where an administrator sits out of the person's own log", async () => {
  const { session } = await makeBusyPerson();
  mustHave(await endPersonSessions(await permitOn(admin, session.accountId, "end-person-sessions")));
  const { entries } = await activityPage(session.accountId, { kind: "all", before: null });
  expect(entries[0]).toMatchObject({ event: "sessions.ended", reason: "by-admin", browser: "", address: "" });
  expect(entries.at(-1)).toMatchObject({ browser: TRACE.browser, address: TRACE.address });
});
