// Proves that no administrator's second factor is reset before two others have said yes, each once (R75, R76).
import { describe, expect, it } from "vitest";
import { startPolicy } from "@/lib/accounts/policy";
import { changeRole } from "@/lib/admin/person/change-role";
import { openSessionOf } from "@/lib/admin/person/test-admin";
import { approveReset } from "@/lib/admin/resets/approve-reset";
import { askForHelp } from "@/lib/admin/resets/ask-for-help";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { callOffAsAdmin } from "@/lib/admin/resets/call-off-reset";
import { approveRequest } from "@/lib/admin/resets/decide-request";
import { resetsNeedTwoAdmins } from "@/lib/admin/resets/four-eyes-rule";
import type { ResetTime } from "@/lib/admin/resets/reset-terms";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  type Admin,
  actOf,
  mailsOf,
  makeAdmin,
  makeMember,
  noticesOf,
  orderFor,
  protectionLeft,
  resetNow,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import {
  FOUR_EYES_AFTER_DEMOTION_SECONDS,
  FOUR_EYES_NEW_ADMIN_SECONDS,
  RESET_APPROVAL_SECONDS,
} from "@/lib/platform/durations";
import { RESETS_BY_ADMIN } from "@/lib/platform/limits";
import { later, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";

const DAY = 86_400;

async function proposed(time: ResetTime = "now") {
  const [first, second, subject] = [await makeAdmin(), await makeAdmin(), await makeAdmin()];
  const outcome = mustHave(await resetSecondFactor(await actOf(first), orderFor(subject, { time })));
  const row = await database().reset.findUniqueOrThrow({ where: { pendingFor: subject.id } });
  return { first, second, subject, outcome, resetId: row.id };
}

async function approve(admin: Admin, resetId: string, email: string, now = NOW) {
  return approveReset(await actOf(admin, "decide-reset", now), resetId, email);
}

const stateOf = async (id: string) => (await database().reset.findUniqueOrThrow({ where: { id } })).state;
const factorsOf = async (id: string) => (await protectionLeft(id)).authenticators;

it("asks for two for administrators, and for members for one while no policy says more (R75)", () => {
  const needsTwo = (role: string) => resetsNeedTwoAdmins(startPolicy(), { role, adminUntil: null }, NOW);
  expect([needsTwo("admin"), needsTwo("member")]).toEqual([true, false]);
});

describe("the reset of an administrator", () => {
  it("waits, and tells every administrator, the one concerned too (R75)", async () => {
    const { first, second, subject, outcome, resetId } = await proposed();
    expect(outcome).toEqual({ kind: "waiting" });
    expect(await stateOf(resetId)).toBe("waiting");
    expect(await factorsOf(subject.id)).toBe(1);
    for (const { id } of [first, second, subject])
      expect(await noticesOf(id)).toContain("admin-reset-waiting");
    const [mail] = await mailsOf(second.email, "admin-notice");
    expect(mail?.values.link).toBe(`http://localhost:3000/admin/resets/${resetId}`);
    expect(await mailsOf(subject.email, "re-enroll")).toEqual([]);
  });

  it("happens when a second one says yes, and both are on record (R75)", async () => {
    const { first, second, subject, resetId } = await proposed();
    expect(mustHave(await approve(second, resetId, subject.email)).kind).toBe("done");
    expect(await stateOf(resetId)).toBe("done");
    expect(await factorsOf(subject.id)).toBe(0);
    const yes = await database().resetApproval.findMany({ where: { resetId } });
    expect(yes.map(({ adminId }) => adminId).sort()).toEqual([first.id, second.id].sort());
    const where = { subjectId: subject.id, event: { in: ["reset.proposed", "reset.approved"] } };
    const rows = await database().auditRow.findMany({ where, orderBy: { id: "asc" } });
    expect(rows.map(({ event, actorId }) => [event, actorId])).toEqual([
      ["reset.proposed", first.id],
      ["reset.approved", second.id],
    ]);
  });

  it("is not approved by the one who began it, however often they say yes (R75)", async () => {
    const { first, subject, resetId } = await proposed();
    const results = await Promise.all([1, 2, 3].map(() => approve(first, resetId, subject.email)));
    for (const result of results) expect(result).toMatchObject({ error: "reset-approved-already" });
    expect(await database().resetApproval.count({ where: { resetId } })).toBe(1);
    expect(await factorsOf(subject.id)).toBe(1);
  });

  it("is not approved by the one whom it is about (R75, R76)", async () => {
    const { subject, resetId } = await proposed();
    expect(await approve(subject, resetId, subject.email)).toMatchObject({ error: "reset-own" });
    expect(await factorsOf(subject.id)).toBe(1);
  });

  it("happens once when two say yes at the same time, and a double click is one yes (R75)", async () => {
    const { second, subject, resetId } = await proposed();
    const third = await makeAdmin();
    const results = await Promise.all(
      [second, second, third, third, second].map((admin) => approve(admin, resetId, subject.email)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const where = { event: "second-factor.reset", result: "success", subjectId: subject.id };
    expect(await database().auditRow.count({ where })).toBe(1);
    expect(await mailsOf(subject.email, "re-enroll")).toHaveLength(1);
  });

  it("is not approved without a permit, or without the address (R68)", async () => {
    const { second, subject, resetId } = await proposed();
    const wrong = await actOf(second, "reset-second-factor");
    const refusal = await approveReset(wrong, resetId, subject.email);
    expect(refusal).toMatchObject({ error: "step-up-required" });
    expect(await approve(second, resetId, "x")).toMatchObject({ error: "reset-email-wrong" });
    expect(await stateOf(resetId)).toBe("waiting");
    expect(await database().resetApproval.count({ where: { resetId } })).toBe(1);
  });

  it("does not happen on the yes of somebody who is no administrator any more (R75)", async () => {
    for (const gone of [{ role: "member" }, { deactivatedAt: NOW }]) {
      const { first, second, subject, resetId } = await proposed();
      await database().account.update({ where: { id: first.id }, data: gone });
      expect(mustHave(await approve(second, resetId, subject.email)).kind).toBe("waiting");
      expect(await factorsOf(subject.id)).toBe(1);
      expect(mustHave(await approve(await makeAdmin(), resetId, subject.email)).kind).toBe("done");
    }
  });

  it("ends when nobody approves it in time, and with a no (R75)", async () => {
    const [late, off] = [await proposed(), await proposed()];
    const over = later(RESET_APPROVAL_SECONDS + 1);
    expect(await approve(late.second, late.resetId, late.subject.email, over)).toMatchObject({
      error: "reset-over",
    });
    mustHave(await callOffAsAdmin(await actOf(off.second, "decide-reset"), off.resetId));
    expect(await approve(await makeAdmin(), off.resetId, off.subject.email)).toMatchObject({
      error: "reset-over",
    });
    await sweepResets(over);
    expect([await stateOf(late.resetId), await stateOf(off.resetId)]).toEqual(["expired", "called-off"]);
    expect(await factorsOf(late.subject.id)).toBe(1);
  });
});

it("waits for the second yes as well when the one concerned was demoted first, for a week (R75)", async () => {
  const [first, second] = [await makeAdmin(), await makeAdmin()];
  const act = { actorId: first.id, adminId: first.id };
  const demoted = async () => {
    const subject = await makeAdmin();
    const permit = await actOf(first, "change-role");
    mustHave(await changeRole({ ...permit, ...act, personId: subject.id }, "member"));
    return subject;
  };
  const [subject, forgotten] = [await demoted(), await demoted()];
  const week = later(FOUR_EYES_AFTER_DEMOTION_SECONDS);
  const lastMoment = new Date(week.getTime() - 1);
  const resetAt = async (person: Admin, now: Date) =>
    mustHave(await resetSecondFactor(await actOf(first, "reset-second-factor", now), orderFor(person)));
  expect(await resetAt(subject, lastMoment)).toEqual({ kind: "waiting" });
  expect(await factorsOf(subject.id)).toBe(1);
  const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: subject.id } });
  expect(mustHave(await approve(second, id, subject.email, lastMoment)).kind).toBe("done");
  expect((await resetAt(forgotten, week)).kind).toBe("done");
});

it("is approved by nobody who became an administrator after it began (R75)", async () => {
  const { first, second, subject, resetId } = await proposed();
  const puppet = await makeMember();
  const permit = { ...(await actOf(first, "change-role", later(1))), actorId: first.id };
  mustHave(await changeRole({ ...permit, personId: puppet.id }, "admin"));
  const unknown = await makeAdmin();
  await database().account.update({ where: { id: unknown.id }, data: { adminSince: null } });
  const { id: sessionId } = await openSessionOf(puppet.id, later(2));
  for (const admin of [{ ...puppet, session: { ...puppet.session, id: sessionId } }, unknown]) {
    expect(await approve(admin, resetId, subject.email, later(2))).toMatchObject({
      error: "reset-approver-too-new",
    });
  }
  expect(await factorsOf(subject.id)).toBe(1);
  expect(mustHave(await approve(second, resetId, subject.email, later(3))).kind).toBe("done");
});

describe("delayed and asked for", () => {
  it("is scheduled by the second yes alone, and its time counts from there (R75)", async () => {
    const { second, subject, resetId } = await proposed("short");
    await sweepResets(later(2 * DAY));
    expect(await stateOf(resetId)).toBe("waiting");
    const outcome = mustHave(await approve(second, resetId, subject.email, later(2 * DAY)));
    expect(outcome).toEqual({ kind: "scheduled", effectiveAt: later(3 * DAY) });
    await sweepResets(later(3 * DAY));
    expect(await factorsOf(subject.id)).toBe(0);
  });

  it("waits as well when it answers a request (R75)", async () => {
    const [admin, subject] = [await makeAdmin(), await makeAdmin()];
    const ticket = await rewardFor(subject.email);
    mustHave(await askForHelp({ ticket, text: "Lost", browserMark: undefined, trace: TRACE, now: NOW }));
    const request = await database().resetRequest.findUniqueOrThrow({ where: { openFor: subject.id } });
    const { accountId: _, ...order } = orderFor(subject);
    const outcome = await approveRequest(await actOf(admin, "decide-reset"), request.id, order);
    expect(mustHave(outcome)).toEqual({ kind: "waiting" });
    expect(await factorsOf(subject.id)).toBe(1);
  });

  it("needs another yes when the person became an administrator meanwhile (R75)", async () => {
    const [admin, second, person] = [await makeAdmin(), await makeAdmin(), await makeMember()];
    mustHave(await resetSecondFactor(await actOf(admin), orderFor(person, { time: "short" })));
    await database().account.update({ where: { id: person.id }, data: { role: "admin" } });
    const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: person.id } });
    await sweepResets(later(DAY));
    expect([await stateOf(id), await factorsOf(person.id)]).toEqual(["waiting", 1]);
    expect(await noticesOf(second.id)).toContain("admin-reset-waiting");
  });
});

it("counts a second yes among the ten an hour of whoever says it (R74)", async () => {
  const { second, subject, resetId } = await proposed();
  for (let n = 0; n < RESETS_BY_ADMIN; n += 1) await resetNow(second, await makeMember());
  expect(await approve(second, resetId, subject.email)).toMatchObject({ error: "resets-used-up" });
  expect(await factorsOf(subject.id)).toBe(1);
});

it("counts neither yes of somebody made an administrator shortly before it began (R75)", async () => {
  const [owner, subject, puppet] = [await makeAdmin(), await makeAdmin(), await makeAdmin()];
  const late = { adminSince: new Date(later(-FOUR_EYES_NEW_ADMIN_SECONDS).getTime() + 1) };
  await database().account.update({ where: { id: puppet.id }, data: late });
  // As the second one, and as the one who begins.
  mustHave(await resetSecondFactor(await actOf(owner), orderFor(subject)));
  const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: subject.id } });
  expect(await approve(puppet, id, subject.email)).toMatchObject({ error: "reset-approver-too-new" });
  const other = await makeAdmin();
  mustHave(await resetSecondFactor(await actOf(puppet), orderFor(other)));
  const begun = await database().reset.findUniqueOrThrow({ where: { pendingFor: other.id } });
  expect(mustHave(await approve(owner, begun.id, other.email))).toEqual({ kind: "waiting" });
  expect([await factorsOf(subject.id), await factorsOf(other.id)]).toEqual([1, 1]);
  expect(mustHave(await approve(await makeAdmin(), begun.id, other.email)).kind).toBe("done");
});
