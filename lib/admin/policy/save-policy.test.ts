// Proves that the policy is saved once, behind a step-up, over nothing that was not seen, and told to everybody who must know.
import { beforeEach, describe, expect, it } from "vitest";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { POLICY_PARTS } from "@/lib/admin/policy/next-policy";
import { savePolicy } from "@/lib/admin/policy/save-policy";
import {
  ALL_CHANGED,
  makeAdmin,
  makeOnlyAdmin,
  policyChanges,
  policyRows,
  START,
  saveAs,
} from "@/lib/admin/policy/test-policy-choice";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { mustEnroll } from "@/lib/sign-in/sessions/require-session";
import { findSession } from "@/lib/sign-in/sessions/session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import {
  beginEnrollment,
  later,
  makePerson,
  mustHave,
  NOW,
  type OpenSession,
} from "@/lib/two-factor/test-person";

let admin: OpenSession;
beforeEach(async () => {
  admin = await makeOnlyAdmin();
});

const noticesOf = (accountId: string) => database().notice.findMany({ where: { accountId } });

describe("saving", () => {
  it("writes the row, who did it, and one entry of the log for each part that changed (R77)", async () => {
    mustHave(await saveAs(admin, ALL_CHANGED));
    expect(await policyRows()).toEqual([
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
        channels: "authy,email",
        membersNeedPasskey: false,
        adminsNeedPasskey: true,
        memberIdleSeconds: 1800,
        memberAbsoluteSeconds: 28_800,
        adminIdleSeconds: 600,
        adminAbsoluteSeconds: 21_600,
        resetsNeedTwoAdmins: true,
        updatedAt: NOW,
        updatedById: admin.accountId,
      },
    ]);
    const logged = await policyChanges();
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
    expect((await policyChanges()).map(({ reason }) => reason)).toEqual(["policy-required-from"]);
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
      await savePolicy({ actorId: admin.accountId, claim, choice: on, trace: TRACE, now: later(200) }),
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
