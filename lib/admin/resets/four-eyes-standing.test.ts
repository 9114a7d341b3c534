// Proves that no change of roles around a reset does away with the second yes: not of the person, not of who says it (R75).
import { expect, it } from "vitest";
import { changeRole } from "@/lib/admin/person/change-role";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { resetDetail } from "@/lib/admin/resets/reset-detail";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  type Admin,
  actOf,
  approveAs,
  makeAdmin,
  makeMember,
  makeProposed,
  noticesOf,
  orderFor,
  protectionLeft,
} from "@/lib/admin/resets/test-reset-people";
import { database } from "@/lib/platform/db";
import { FOUR_EYES_AFTER_DEMOTION_SECONDS, FOUR_EYES_NEW_ADMIN_SECONDS } from "@/lib/platform/durations";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { later, mustHave, NOW } from "@/lib/two-factor/test-person";

const DAY = 86_400;
const factorsOf = async (id: string) => (await protectionLeft(id)).authenticators;

it("waits for the second yes as well when the one concerned was demoted first, for a week (R75)", async () => {
  const [first, second] = [await makeAdmin(), await makeAdmin()];
  const demoted = async () => {
    const subject = await makeAdmin();
    mustHave(await changeRole({ ...(await actOf(first, "change-role")), personId: subject.id }, "member"));
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
  expect(mustHave(await approveAs(second, id, subject.email, lastMoment)).kind).toBe("done");
  expect((await resetAt(forgotten, week)).kind).toBe("done");
});

it("is approved by nobody who became an administrator after it began (R75)", async () => {
  const { first, second, subject, resetId } = await makeProposed();
  const puppet = await makeMember();
  const permit = await actOf(first, "change-role", later(1));
  mustHave(await changeRole({ ...permit, personId: puppet.id }, "admin"));
  const unknown = await makeAdmin();
  await database().account.update({ where: { id: unknown.id }, data: { adminSince: null } });
  const { id: sessionId } = await openSessionOf(puppet.id, "authenticator", later(2));
  for (const admin of [{ ...puppet, session: { ...puppet.session, id: sessionId } }, unknown]) {
    expect(await approveAs(admin, resetId, subject.email, later(2))).toMatchObject({
      error: "reset-approver-too-new",
    });
  }
  expect(await factorsOf(subject.id)).toBe(1);
  expect(mustHave(await approveAs(second, resetId, subject.email, later(3))).kind).toBe("done");
});

it("needs another yes when the person became an administrator meanwhile (R75)", async () => {
  const [admin, second, person] = [await makeAdmin(), await makeAdmin(), await makeMember()];
  mustHave(await resetSecondFactor(await actOf(admin), orderFor(person, { time: "short" })));
  await database().account.update({ where: { id: person.id }, data: { role: "admin" } });
  const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: person.id } });
  await sweepResets(later(DAY));
  expect([
    (await database().reset.findUniqueOrThrow({ where: { id } })).state,
    await factorsOf(person.id),
  ]).toEqual(["waiting", 1]);
  expect(await noticesOf(second.id)).toContain("admin-reset-waiting");
});

it("counts neither yes of somebody made an administrator shortly before it began (R75)", async () => {
  const [owner, subject, puppet] = [await makeAdmin(), await makeAdmin(), await makeAdmin()];
  const late = { adminSince: new Date(later(-FOUR_EYES_NEW_ADMIN_SECONDS).getTime() + 1) };
  await database().account.update({ where: { id: puppet.id }, data: late });
  // As the second one, and as the one who begins.
  mustHave(await resetSecondFactor(await actOf(owner), orderFor(subject)));
  const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: subject.id } });
  expect(await approveAs(puppet, id, subject.email)).toMatchObject({ error: "reset-approver-too-new" });
  const other = await makeAdmin();
  mustHave(await resetSecondFactor(await actOf(puppet), orderFor(other)));
  const begun = await database().reset.findUniqueOrThrow({ where: { pendingFor: other.id } });
  expect(mustHave(await approveAs(owner, begun.id, other.email))).toEqual({ kind: "waiting" });
  expect([await factorsOf(subject.id), await factorsOf(other.id)]).toEqual([1, 1]);
  expect(mustHave(await approveAs(await makeAdmin(), begun.id, other.email)).kind).toBe("done");
});

it("is not even offered to whoever is too new to say yes (R75)", async () => {
  const { first, second, resetId } = await makeProposed();
  const late = await makeAdmin();
  await database().account.update({ where: { id: late.id }, data: { adminSince: NOW } });
  for (const [admin, isTooNew] of [
    [first, false],
    [second, false],
    [late, true],
  ] as const)
    expect(await resetDetail(resetId, admin.id)).toMatchObject({ isTooNew });
});
