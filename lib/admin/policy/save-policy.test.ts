// Proves that the policy is saved once, behind a step-up, over nothing that was not seen, and told to everybody who must know.
import { beforeEach, describe, expect, it } from "vitest";
import { currentPolicy } from "@/lib/accounts/current-policy";
import { claimFor } from "@/lib/accounts/test-full-person";
import { dropPolicy } from "@/lib/accounts/test-policy";
import { POLICY_PARTS } from "@/lib/admin/policy/next-policy";
import type { PolicyChoice } from "@/lib/admin/policy/policy-choice";
import { reviewPolicy, savePolicy } from "@/lib/admin/policy/save-policy";
import { makeAdmin, START, saveAs } from "@/lib/admin/policy/test-policy-choice";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { mustEnroll } from "@/lib/sign-in/require-session";
import { findSession } from "@/lib/sign-in/session";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up-grant";
import {
  beginEnrollment,
  later,
  makePerson,
  mustHave,
  NOW,
  type OpenSession,
} from "@/lib/two-factor/test-person";

const ALL_CHANGED: PolicyChoice = {
  members: "optional",
  requiredFrom: "",
  graceDays: 7,
  trustedDevices: true,
  memberIdleMinutes: 30,
  memberAbsoluteHours: 8,
  adminIdleMinutes: 10,
  adminAbsoluteHours: 6,
  resetsNeedTwoAdmins: true,
  revision: 0,
};

let admin: OpenSession;
beforeEach(async () => {
  await dropPolicy();
  await database().auditRow.deleteMany();
  await database().account.deleteMany();
  settings().appTimezone = "Europe/Berlin";
  admin = await makeAdmin();
});

const rows = () => database().policy.findMany();
const changes = () =>
  database().auditRow.findMany({ where: { event: "policy.changed" }, orderBy: { id: "asc" } });
const noticesOf = (accountId: string) => database().notice.findMany({ where: { accountId } });

describe("saving", () => {
  it("writes the row, who did it, and one entry of the log for each part that changed (R77)", async () => {
    mustHave(await saveAs(admin, ALL_CHANGED));
    expect(await rows()).toEqual([
      {
        id: 1,
        revision: 1,
        members: "optional",
        requiredFrom: null,
        graceDays: 7,
        // Required by the settings since ever: that stays known.
        graceSince: new Date(0),
        inForceSince: new Date(0),
        trustedDevices: true,
        channels: "",
        memberIdleSeconds: 1800,
        memberAbsoluteSeconds: 28_800,
        adminIdleSeconds: 600,
        adminAbsoluteSeconds: 21_600,
        resetsNeedTwoAdmins: true,
        updatedAt: NOW,
        updatedById: admin.accountId,
      },
    ]);
    const logged = await changes();
    const parts = POLICY_PARTS.filter((part) => part !== "policy-required-from");
    expect(logged.map(({ reason }) => reason)).toEqual(parts);
    for (const row of logged)
      expect(row).toMatchObject({ actorId: admin.accountId, subjectId: admin.accountId, result: "success" });
  });

  it("counts at once, in sessions that are open (R4)", async () => {
    const { session } = await makePerson();
    const enrollsFirst = async () => {
      const live = await findSession(session.token, NOW);
      return live && mustEnroll(live);
    };
    expect(await enrollsFirst()).toBe(true);
    mustHave(await saveAs(admin, { members: "optional" }));
    expect(await enrollsFirst()).toBe(false);
    mustHave(await saveAs(admin, { members: "required", revision: 1 }));
    expect(await enrollsFirst()).toBe(true);
  });

  it("takes the day for the midnight of the installation's zone", async () => {
    mustHave(await saveAs(admin, { requiredFrom: "2031-10-01" }));
    expect((await currentPolicy()).requiredFrom).toEqual(new Date("2031-09-30T22:00:00Z"));
    expect((await changes()).map(({ reason }) => reason)).toEqual(["policy-required-from"]);
  });

  it("forgets the day where nothing is required", async () => {
    mustHave(await saveAs(admin, { members: "optional", requiredFrom: "2031-10-01" }));
    expect(await currentPolicy()).toMatchObject({ members: "optional", requiredFrom: null });
  });

  it("begins the days of grace once, and not anew when it is switched off and on", async () => {
    settings().twoFactorPolicy = "optional";
    mustHave(await saveAs(admin, { members: "required", graceDays: 7 }));
    expect(await currentPolicy()).toMatchObject({ graceSince: NOW, inForceSince: NOW });
    mustHave(await saveAs(admin, { members: "off", graceDays: 7, revision: 1 }));
    const claim = { ...(await claimFor(admin.id, "change-policy")) };
    const on = { ...START, graceDays: 7, revision: 2 };
    mustHave(
      await savePolicy({ accountId: admin.accountId, claim, choice: on, trace: TRACE, now: later(200) }),
    );
    expect(await currentPolicy()).toMatchObject({ members: "required", graceSince: NOW, inForceSince: NOW });
    settings().twoFactorPolicy = "required";
  });

  it("ends what members have begun to enroll when it switches second factors off", async () => {
    const { session } = await makePerson();
    await beginEnrollment(session);
    mustHave(await saveAs(admin, { members: "off" }));
    expect(await database().enrollment.count()).toBe(0);
  });

  it("tells every other administrator, in the app and by mail, and no member (R85)", async () => {
    const others = [await makeAdmin(), await makeAdmin()];
    const gone = await makeAdmin();
    await database().account.update({ where: { id: gone.accountId }, data: { deactivatedAt: NOW } });
    const { session: member } = await makePerson();
    mustHave(await saveAs(admin, ALL_CHANGED));
    for (const { accountId, email } of others) {
      expect(await noticesOf(accountId)).toMatchObject([{ kind: "policy-changed" }]);
      expect(await queuedMails(email)).toMatchObject([
        { kind: "notice", values: { notice: "policy-changed" } },
      ]);
    }
    for (const { accountId } of [admin, gone, member]) expect(await noticesOf(accountId)).toEqual([]);
  });
});

describe("what is refused changes nothing, writes nothing and spends no grant", () => {
  async function expectRefused(choice: Partial<PolicyChoice>, error: string): Promise<void> {
    const before = [await rows(), await changes(), await currentPolicy()];
    const claim = await claimFor(admin.id, "change-policy");
    const change = { accountId: admin.accountId, claim, choice: { ...START, ...choice } };
    expect(await savePolicy({ ...change, trace: TRACE, now: NOW })).toMatchObject({ error });
    expect([await rows(), await changes(), await currentPolicy()]).toEqual(before);
    expect(await holdsStepUpGrant(claim, NOW)).toBe(true);
  }

  it("what holds already, by the settings or by the row", async () => {
    await expectRefused({}, "policy-unchanged");
    mustHave(await saveAs(admin, ALL_CHANGED));
    await expectRefused({ ...ALL_CHANGED, revision: 1 }, "policy-unchanged");
  });

  it("a form that was filled from another policy, older or made up", async () => {
    await expectRefused({ ...ALL_CHANGED, revision: 7 }, "policy-changed-meanwhile");
    mustHave(await saveAs(admin, ALL_CHANGED));
    await expectRefused({ members: "off", revision: 0 }, "policy-changed-meanwhile");
    expect(await reviewPolicy({ ...START, members: "off" }, NOW)).toMatchObject({
      error: "policy-changed-meanwhile",
    });
  });

  it("anything without a grant for this act, or with one that is spent (R68)", async () => {
    const other = await makeAdmin();
    const choice = ALL_CHANGED;
    const spent = await claimFor(admin.id, "change-policy");
    const save = (claim: typeof spent) =>
      savePolicy({ accountId: admin.accountId, claim, choice, trace: TRACE, now: NOW });
    const wrong = [
      { ...spent, token: "" },
      await claimFor(admin.id, "change-policy", "delete-account"),
      { ...(await claimFor(other.id, "change-policy")), sessionId: admin.id },
    ];
    for (const claim of wrong) expect(await save(claim)).toMatchObject({ error: "step-up-required" });
    expect(await rows()).toEqual([]);
    mustHave(await save(spent));
    expect(await save(spent)).toMatchObject({ error: "step-up-required" });
    expect(await rows()).toHaveLength(1);
  });
});

it.each([0, 1])("lets one of ten that are saved at once over revision %i through", async (revision) => {
  if (revision === 1) mustHave(await saveAs(admin, ALL_CHANGED));
  await database().auditRow.deleteMany();
  const saves = Array.from({ length: 10 }, (_, n) => saveAs(admin, { graceDays: n + 10, revision }));
  const results = await Promise.all(saves);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(result.error).toBe("policy-changed-meanwhile");
  expect(await rows()).toMatchObject([{ revision: revision + 1 }]);
  const winner = results.findIndex(({ ok }) => ok);
  expect((await currentPolicy()).graceDays).toBe(winner + 10);
});
