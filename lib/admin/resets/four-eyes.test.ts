// Proves that no administrator's second factor is reset before two others have said yes, each once (R75, R76).
import { describe, expect, it } from "vitest";
import { approveReset } from "@/lib/admin/resets/approve-reset";
import { callOffAsAdmin } from "@/lib/admin/resets/call-off-reset";
import { approveRequest } from "@/lib/admin/resets/decide-request";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  actOf,
  approveAs,
  mailsOf,
  makeAdmin,
  makeMember,
  makeProposed,
  noticesOf,
  orderFor,
  protectionLeft,
  requestReset,
  resetNow,
} from "@/lib/admin/resets/test-reset-people";
import { database } from "@/lib/platform/db";
import { RESET_APPROVAL_SECONDS } from "@/lib/platform/durations";
import { RESETS_BY_ADMIN } from "@/lib/platform/limits";
import { later, mustHave, NOW } from "@/lib/two-factor/test-person";

const DAY = 86_400;
const stateOf = async (id: string) => (await database().reset.findUniqueOrThrow({ where: { id } })).state;
const factorsOf = async (id: string) => (await protectionLeft(id)).authenticators;

describe("the reset of an administrator", () => {
  it("waits, and tells every administrator, the one concerned too (R75)", async () => {
    const { first, second, subject, outcome, resetId } = await makeProposed();
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
    const { first, second, subject, resetId } = await makeProposed();
    expect(mustHave(await approveAs(second, resetId, subject.email)).kind).toBe("done");
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
    const { first, subject, resetId } = await makeProposed();
    const results = await Promise.all([1, 2, 3].map(() => approveAs(first, resetId, subject.email)));
    for (const result of results) expect(result).toMatchObject({ error: "reset-approved-already" });
    expect(await database().resetApproval.count({ where: { resetId } })).toBe(1);
    expect(await factorsOf(subject.id)).toBe(1);
  });

  it("is not approved by the one whom it is about (R75, R76)", async () => {
    const { subject, resetId } = await makeProposed();
    expect(await approveAs(subject, resetId, subject.email)).toMatchObject({ error: "reset-own" });
    expect(await factorsOf(subject.id)).toBe(1);
  });

  it("happens once when two say yes at the same time, and a double click is one yes (R75)", async () => {
    const { second, subject, resetId } = await makeProposed();
    const third = await makeAdmin();
    const results = await Promise.all(
      [second, second, third, third, second].map((admin) => approveAs(admin, resetId, subject.email)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const where = { event: "second-factor.reset", result: "success", subjectId: subject.id };
    expect(await database().auditRow.count({ where })).toBe(1);
    expect(await mailsOf(subject.email, "re-enroll")).toHaveLength(1);
  });

  it("is not approved without a permit, or without the address (R68)", async () => {
    const { second, subject, resetId } = await makeProposed();
    const wrong = await actOf(second, "reset-second-factor");
    const refusal = await approveReset(wrong, resetId, subject.email);
    expect(refusal).toMatchObject({ error: "step-up-required" });
    expect(await approveAs(second, resetId, "x")).toMatchObject({ error: "reset-email-wrong" });
    expect(await stateOf(resetId)).toBe("waiting");
    expect(await database().resetApproval.count({ where: { resetId } })).toBe(1);
  });

  it("does not happen on the yes of somebody who is no administrator any more (R75)", async () => {
    for (const gone of [{ role: "member" }, { deactivatedAt: NOW }]) {
      const { first, second, subject, resetId } = await makeProposed();
      await database().account.update({ where: { id: first.id }, data: gone });
      expect(mustHave(await approveAs(second, resetId, subject.email)).kind).toBe("waiting");
      expect(await factorsOf(subject.id)).toBe(1);
      expect(mustHave(await approveAs(await makeAdmin(), resetId, subject.email)).kind).toBe("done");
    }
  });

  it("ends when nobody approves it in time, and with a no (R75)", async () => {
    const [late, off] = [await makeProposed(), await makeProposed()];
    const over = later(RESET_APPROVAL_SECONDS + 1);
    expect(await approveAs(late.second, late.resetId, late.subject.email, over)).toMatchObject({
      error: "reset-over",
    });
    mustHave(await callOffAsAdmin(await actOf(off.second, "decide-reset"), off.resetId));
    expect(await approveAs(await makeAdmin(), off.resetId, off.subject.email)).toMatchObject({
      error: "reset-over",
    });
    await sweepResets(over);
    expect([await stateOf(late.resetId), await stateOf(off.resetId)]).toEqual(["expired", "called-off"]);
    expect(await factorsOf(late.subject.id)).toBe(1);
  });
});

describe("delayed and asked for", () => {
  it("is scheduled by the second yes alone, and its time counts from there (R75)", async () => {
    const { second, subject, resetId } = await makeProposed("short");
    await sweepResets(later(2 * DAY));
    expect(await stateOf(resetId)).toBe("waiting");
    const outcome = mustHave(await approveAs(second, resetId, subject.email, later(2 * DAY)));
    expect(outcome).toEqual({ kind: "scheduled", effectiveAt: later(3 * DAY) });
    await sweepResets(later(3 * DAY));
    expect(await factorsOf(subject.id)).toBe(0);
  });

  it("waits as well when it answers a request (R75)", async () => {
    const [admin, subject] = [await makeAdmin(), await makeAdmin()];
    const requestId = await requestReset(subject);
    const { accountId: _, ...order } = orderFor(subject);
    const outcome = await approveRequest(await actOf(admin, "decide-reset"), requestId, order);
    expect(mustHave(outcome)).toEqual({ kind: "waiting" });
    expect(await factorsOf(subject.id)).toBe(1);
  });
});

it("counts a second yes among the ten an hour of whoever says it (R74)", async () => {
  const { second, subject, resetId } = await makeProposed();
  for (let n = 0; n < RESETS_BY_ADMIN; n += 1) await resetNow(second, await makeMember());
  expect(await approveAs(second, resetId, subject.email)).toMatchObject({ error: "resets-used-up" });
  expect(await factorsOf(subject.id)).toBe(1);
});
