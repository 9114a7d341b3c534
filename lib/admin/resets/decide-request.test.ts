// Proves the two answers to a request: yes does what a reset does and asks for as much, no changes nothing and is told (R74, R68).
import { beforeEach, describe, expect, it } from "vitest";
import { approveRequest, refuseRequest } from "@/lib/admin/resets/decide-request";
import { requestView } from "@/lib/admin/resets/request-view";
import {
  type Admin,
  actOf,
  mailsOf,
  makeAdmin,
  makeMember,
  noticesOf,
  orderFor,
  protectionLeft,
  requestReset,
} from "@/lib/admin/resets/test-reset-people";
import { database } from "@/lib/platform/db";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

const NO = "I could not reach you on the number that we have.";
let admin: Admin;

beforeEach(async () => {
  admin = await makeAdmin();
});

async function requested(person?: { id: string; email: string }) {
  const asking = person ?? (await makeMember());
  return { ...asking, requestId: await requestReset(asking) };
}

const permit = (of: Admin = admin) => actOf(of, "decide-reset");
const isOpen = async (id: string) => (await requestView(id))?.isOpen;

function orderOf(person: { id: string; email: string }, own = {}) {
  const { accountId: _, ...order } = orderFor(person, own);
  return order;
}

describe("yes", () => {
  it("resets at once, closes the request and keeps what it answered (R74)", async () => {
    const person = await requested();
    const result = await approveRequest(await permit(), person.requestId, orderOf(person));
    expect(mustHave(result)).toMatchObject({ kind: "done", isMailed: true });
    expect((await protectionLeft(person.id)).authenticators).toBe(0);
    expect(await isOpen(person.requestId)).toBe(false);
    const row = await database().reset.findUnique({ where: { requestId: person.requestId } });
    expect(row).toMatchObject({ state: "done", actorId: admin.id });
    expect(await mailsOf(person.email, "re-enroll")).toHaveLength(1);
  });

  it("schedules where that was chosen", async () => {
    const person = await requested();
    const order = orderOf(person, { time: "medium" });
    expect(mustHave(await approveRequest(await permit(), person.requestId, order)).kind).toBe("scheduled");
    expect((await protectionLeft(person.id)).authenticators).toBe(1);
    expect(await mailsOf(person.email, "reset-scheduled")).toHaveLength(1);
  });

  it("is refused without its own permit or with the wrong address, and leaves the request open (R68)", async () => {
    const person = await requested();
    const wrong = await actOf(admin, "reset-second-factor");
    const act = await permit();
    const mistyped = orderOf(person, { email: `${person.email} ` });
    expect(await approveRequest(wrong, person.requestId, orderOf(person))).toMatchObject({
      error: "step-up-required",
    });
    expect(await approveRequest(act, person.requestId, mistyped)).toMatchObject({
      error: "reset-email-wrong",
    });
    expect(await isOpen(person.requestId)).toBe(true);
    expect((await protectionLeft(person.id)).authenticators).toBe(1);
    expect(await holdsStepUpGrant(act.claim, NOW)).toBe(true);
    const where = { event: "second-factor.reset", result: "failure", subjectId: person.id };
    expect(await database().auditRow.count({ where })).toBe(2);
  });
});

describe("no", () => {
  it("changes nothing, and tells the person in the administrator's words (R85)", async () => {
    const person = await requested();
    const before = await protectionLeft(person.id);
    mustHave(await refuseRequest(await permit(), person.requestId, NO));
    expect(await protectionLeft(person.id)).toEqual(before);
    expect(await isOpen(person.requestId)).toBe(false);
    expect(await noticesOf(person.id)).toContain("reset-refused");
    const [mail] = await mailsOf(person.email, "reset-refused");
    expect(mail?.values.reason).toBe(NO);
    const row = await database().reset.findUnique({ where: { requestId: person.requestId } });
    expect(row).toMatchObject({ state: "refused", reason: NO, actorId: admin.id, endedAt: NOW });
    const where = { event: "reset.refused", subjectId: person.id, actorId: admin.id };
    expect(await database().auditRow.count({ where })).toBe(1);
  });

  it("is refused without a permit (R68)", async () => {
    const person = await requested();
    const wrong = await actOf(admin, "reset-second-factor");
    expect(await refuseRequest(wrong, person.requestId, NO)).toMatchObject({ error: "step-up-required" });
    expect(await isOpen(person.requestId)).toBe(true);
  });
});

describe("neither answer", () => {
  it("is given to a request that is over, that nobody made, or to one's own (R76)", async () => {
    const [person, own] = [await requested(), await requested(admin)];
    mustHave(await refuseRequest(await permit(), person.requestId, NO));
    for (const id of [person.requestId, "nothing"]) {
      expect(await refuseRequest(await permit(), id, NO)).toMatchObject({ error: "reset-over" });
      const yes = await approveRequest(await permit(), id, orderOf(person));
      expect(yes).toMatchObject({ error: "reset-over" });
    }
    expect(await refuseRequest(await permit(), own.requestId, NO)).toMatchObject({ error: "reset-own" });
    const yes = await approveRequest(await permit(), own.requestId, orderOf(own));
    expect(yes).toMatchObject({ error: "reset-own" });
    expect(await isOpen(own.requestId)).toBe(true);
  });

  it("is given twice, when two administrators answer at once", async () => {
    const colleague = await makeAdmin();
    for (let round = 0; round < 3; round += 1) {
      const person = await requested();
      const [yes, no] = await Promise.all([
        approveRequest(await permit(), person.requestId, orderOf(person)),
        refuseRequest(await permit(colleague), person.requestId, NO),
      ]);
      expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
      expect((await protectionLeft(person.id)).authenticators).toBe(yes.ok ? 0 : 1);
      expect(await database().reset.count({ where: { accountId: person.id } })).toBe(1);
    }
  });
});
