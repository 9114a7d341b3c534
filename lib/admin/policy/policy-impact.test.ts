// Proves that the preview counts exactly those whom the rule of each person would hit.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type Policy, startPolicy } from "@/lib/accounts/policy/policy";
import { secondFactorDue } from "@/lib/accounts/policy/second-factor-rule";
import { dropPolicy, setPolicy } from "@/lib/accounts/policy/test-policy";
import { policyImpact } from "@/lib/admin/policy/policy-impact";
import { makeAdmin } from "@/lib/admin/policy/test-policy-choice";
import { database } from "@/lib/platform/db";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { later, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

const DAY = 86_400;
const ago = (days: number) => later(-days * DAY);
const none = { members: "optional", graceSince: null, inForceSince: null } as const;

/** Members who joined so many days ago, as rows alone. */
async function plantMembers(days: number[], rest: Record<string, unknown> = {}): Promise<void> {
  const data = days.map((age) => {
    const id = randomUUID();
    return { id, email: `${id}@example.test`, createdAt: ago(age), emailConfirmedAt: ago(age), ...rest };
  });
  await database().account.createMany({ data });
}

const policyOf = (change: Partial<Policy>): Policy => ({ ...startPolicy(), ...change });
const impact = (before: Partial<Policy>, after: Partial<Policy>) =>
  policyImpact(policyOf(before), policyOf(after), NOW);

beforeEach(async () => {
  await dropPolicy();
  await database().account.deleteMany();
});

describe("members", () => {
  it("are counted without those who have a second factor, cannot sign in, or are administrators", async () => {
    await plantMembers([900, 30, 2, 0]);
    await plantMembers([900, 2], { factorCount: 1 });
    await plantMembers([900], { deactivatedAt: NOW });
    await plantMembers([900, 4], { role: "admin" });
    await plantMembers([1, 700, 800], { emailConfirmedAt: null });
    const from = later(40 * DAY);
    const after = { members: "required", requiredFrom: from, graceDays: 7, graceSince: NOW } as const;
    expect(await impact(none, after)).toEqual({
      keptOut: { at: from, isAtOnce: false, people: 7, unconfirmed: 3 },
      later: null,
      keptOutNow: 0,
      freed: 0,
      adminsWithout: 2,
      sessionsEnding: 0,
      channels: { switchedOff: [], stranded: 0 },
      passkeys: [],
    });
  });

  it("who joined lately have days of their own, to the second", async () => {
    await plantMembers([100, 7, 6.999, 3, 0]);
    const after = { members: "required", graceDays: 7, graceSince: ago(50), inForceSince: ago(50) } as const;
    const told = await impact(none, after);
    expect(told.keptOut).toMatchObject({ at: NOW, isAtOnce: true, people: 2 });
    expect(told.later).toEqual({ people: 3, last: later(7 * DAY) });
  });

  it("who are kept out already are told apart, and so are those who get in again", async () => {
    await plantMembers([100, 9, 5, 1]);
    const required = { members: "required", graceSince: new Date(0), inForceSince: new Date(0) } as const;
    const looser = await impact(required, { ...required, graceDays: 7 });
    expect(looser).toMatchObject({ keptOutNow: 4, freed: 2, keptOut: { people: 2 }, later: { people: 2 } });
    expect(await impact(required, none)).toMatchObject({ keptOut: null, freed: 4, later: null });
    const tighter = await impact({ ...required, graceDays: 7 }, required);
    expect(tighter).toMatchObject({ keptOutNow: 2, freed: 0, keptOut: { people: 4, isAtOnce: true } });
  });

  it("are those whom the rule finds, one by one, under many policies", async () => {
    const ages = [400, 91, 90, 31, 30, 29.5, 8, 7, 6.5, 1, 0];
    await plantMembers(ages);
    for (const graceDays of [0, 1, 7, 30, 90]) {
      for (const requiredFrom of [null, ago(5), later(3 * DAY), later(60 * DAY)]) {
        for (const graceSince of [ago(500), ago(10), NOW]) {
          const change = { members: "required", graceDays, requiredFrom, graceSince } as const;
          const { keptOut, later: own } = await impact(none, change);
          if (!keptOut) throw new Error("nobody is counted");
          const dueBy = (at: Date) =>
            ages.filter((age) => {
              const person = { role: "member", memberSince: ago(age) };
              return secondFactorDue(policyOf(change), person, at).state === "due";
            }).length;
          expect(keptOut.people).toBe(dueBy(keptOut.at));
          expect((own?.people ?? 0) + keptOut.people).toBe(ages.length);
          if (!keptOut.isAtOnce) expect(dueBy(new Date(keptOut.at.getTime() - 1))).toBe(0);
          if (own)
            expect([dueBy(new Date(own.last.getTime() - 1)) < ages.length, dueBy(own.last)]).toEqual([
              true,
              ages.length,
            ]);
        }
      }
    }
  });
});

describe("sessions", () => {
  const { times } = startPolicy();

  it("that shorter times end are counted, by the role of their owners", async () => {
    const member = await makeProtectedPerson();
    const admin = await makeAdmin();
    const lastUsed = (accountId: string, seconds: number) =>
      database().session.updateMany({ where: { accountId }, data: { lastUsedAt: later(-seconds) } });
    await database().session.deleteMany({ where: { accountId: admin.accountId, factor: "password" } });
    await lastUsed(member.session.accountId, 1800);
    await lastUsed(admin.accountId, 800);
    const shorter = { member: { idleSeconds: 900, absoluteSeconds: 3600 }, admin: times.admin };
    expect((await impact({}, { times: shorter })).sessionsEnding).toBe(1);
    const shorterForAll = { ...shorter, admin: { idleSeconds: 300, absoluteSeconds: 3600 } };
    expect((await impact({}, { times: shorterForAll })).sessionsEnding).toBe(2);
    expect((await impact({}, {})).sessionsEnding).toBe(0);
    // What is over already ends no more.
    await lastUsed(member.session.accountId, 4000);
    expect((await impact({}, { times: shorter })).sessionsEnding).toBe(0);
  });

  it("that a trusted browser opened are counted when the trust ends (R67)", async () => {
    await setPolicy({ trustedDevices: true });
    const { session } = await makeProtectedPerson();
    await openSessionOf(session.accountId, "trusted-device");
    expect((await impact({ trustedDevices: true }, { trustedDevices: false })).sessionsEnding).toBe(1);
    expect((await impact({ trustedDevices: true }, { trustedDevices: true })).sessionsEnding).toBe(0);
  });
});
