// Proves that an administrator whose role ends on the way to an act with a permit hears just that, and changes nothing (R63, R76).
import { beforeAll, describe, expect, it } from "vitest";
import { startImport } from "@/lib/admin/import/start-import";
import { addPerson } from "@/lib/admin/people/add-person";
import { changeRole } from "@/lib/admin/person/change-role";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { savePolicy } from "@/lib/admin/policy/save-policy";
import { ALL_CHANGED } from "@/lib/admin/policy/test-policy-choice";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { callOffAsAdmin } from "@/lib/admin/resets/call-off-reset";
import { approveRequest, refuseRequest } from "@/lib/admin/resets/decide-request";
import { orderFor, requestReset } from "@/lib/admin/resets/test-reset-people";
import { startSecretImport } from "@/lib/admin/secrets-import/start-secret-import";
import { endAllSessions } from "@/lib/admin/sessions/end-all-sessions";
import { makeTemporaryCode } from "@/lib/admin/temporary-code/make-temporary-code";
import { pauseWay, resumeWay } from "@/lib/channels/sends/switch-way";
import { database } from "@/lib/platform/db";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { removeWebhook } from "@/lib/webhooks/manage/change-webhook";

const WHY = { reasonClass: "lost-phone", reason: "Called back on the number on file" } as const;
const WAY = { way: "sms", country: "DE" } as const;

let person: { id: string; email: string };
let requestId: string;
beforeAll(async () => {
  const { session, email } = await makeProtectedPerson();
  person = { id: session.accountId, email };
  requestId = await requestReset(person);
});

/** Every act with a permit that is not one on somebody's account: actOnPerson has those. */
const ACTS: Record<string, [StepUpPurpose, (act: AdminAct) => Promise<{ ok: boolean; error?: string }>]> = {
  "saving a policy": ["change-policy", (act) => savePolicy({ ...act, choice: ALL_CHANGED })],
  "signing everybody out": ["end-all-sessions", (act) => endAllSessions(act, "rules-changed")],
  "switching a way of codes off": ["pause-channel", (act) => pauseWay({ ...act, ...WAY }, "fraud-suspected")],
  "switching a way of codes on": ["resume-channel", (act) => resumeWay({ ...act, ...WAY })],
  "a change of a webhook": ["manage-webhooks", (act) => removeWebhook(act, "none")],
  "adding a person": [
    "add-person",
    (act) => addPerson({ ...act, email: `new-${person.email}`, role: "member", locale: "en" }),
  ],
  "a reset": ["reset-second-factor", (act) => resetSecondFactor(act, orderFor(person))],
  "a yes to a request": [
    "decide-reset",
    (act) => approveRequest(act, requestId, { ...WHY, time: "now", email: person.email }),
  ],
  "a no to a request": ["decide-reset", (act) => refuseRequest(act, requestId, WHY.reason)],
  "calling a reset off": ["decide-reset", (act) => callOffAsAdmin(act, "none")],
  "the start of an import": ["import-people", (act) => startImport(act, { id: "none", locale: "en" })],
  "the start of a list of secrets": ["import-secrets", (act) => startSecretImport(act, "none")],
  "a temporary code": ["temporary-code", (act) => makeTemporaryCode(act, { ...WHY, ...person })],
};

describe.each(Object.entries(ACTS))("%s", (_, [purpose, act]) => {
  it.each(["demoted", "deactivated"])("by somebody who was %s a moment before", async (how) => {
    const [boss, admin] = [await makeAdmin(), await makeAdmin()];
    const permit = await permitOn(admin, "", purpose);
    const where = { id: admin.accountId };
    if (how === "demoted")
      mustHave(await changeRole(await permitOn(boss, where.id, "change-role"), "member"));
    else await database().account.update({ where, data: { deactivatedAt: NOW } });
    const successes = { actorId: admin.accountId, result: "success", at: NOW };
    const before = await database().auditRow.count({ where: successes });
    expect(await act(permit)).toMatchObject({ ok: false, error: "not-admin-any-more" });
    expect(await database().auditRow.count({ where: successes })).toBe(before);
  });

  it("by an administrator whose permit is another's", async () => {
    const [admin, other] = [await makeAdmin(), await makeAdmin()];
    const { claim } = await permitOn(other, "", purpose);
    const permit = {
      ...(await permitOn(admin, "", purpose)),
      claim: { ...claim, sessionId: admin.session.id },
    };
    expect(await act(permit)).toMatchObject({ ok: false, error: "step-up-required" });
  });
});
