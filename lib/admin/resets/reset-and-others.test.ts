// Proves what holds between resets and the rest: the doubt in a mailbox outlasts a delay, reports end what waits, and
// every proved address is told (R74, R76, R85).
import { beforeAll, describe, expect, it } from "vitest";
import { mintLink } from "@/lib/accounts/link-token";
import { reportAccount } from "@/lib/accounts/report-account";
import { isLastActiveAdmin } from "@/lib/accounts/store";
import { approveReset } from "@/lib/admin/resets/approve-reset";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { callOffByLink } from "@/lib/admin/resets/call-off-reset";
import { approveRequest } from "@/lib/admin/resets/decide-request";
import { DELAY_SECONDS } from "@/lib/admin/resets/reset-terms";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  type Admin,
  actOf,
  mailsOf,
  makeAdmin,
  makeMember,
  orderFor,
  protectionLeft,
  requestReset,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { later, mustHave, NOW } from "@/lib/two-factor/test-person";

const DAY = 86_400;
let admin: Admin;
let colleague: Admin;

beforeAll(async () => {
  [admin, colleague] = [await makeAdmin(), await makeAdmin()];
});

const note = (subjectId: string, event: string, at: Date) =>
  database().auditRow.create({
    data: { at, subjectId, event, result: "success", requestId: "r", address: "a", browser: "b" },
  });
const stateOf = async (accountId: string) =>
  (await database().reset.findFirstOrThrow({ where: { accountId } })).state;

describe("a mailbox in doubt when the reset was asked for", () => {
  it("is sent no link when the longest delay is over (R74)", async () => {
    const person = await makeMember();
    await note(person.id, "password.reset", later(-DAY));
    mustHave(await resetSecondFactor(await actOf(admin), orderFor(person, { time: "long" })));
    await sweepResets(later(DELAY_SECONDS.long));
    expect(await stateOf(person.id)).toBe("done");
    expect(await mailsOf(person.email, "re-enroll")).toEqual([]);
  });

  it("counts from the request that waited for its answer (R74)", async () => {
    const person = await makeMember();
    await note(person.id, "password.reset", later(-DAY));
    const id = await requestReset(person);
    const { accountId: _, ...order } = orderFor(person);
    const weekLater = later(6.5 * DAY);
    await database().session.updateMany({
      where: { id: admin.session.id },
      data: { lastUsedAt: weekLater, expiresAt: later(7 * DAY) },
    });
    const act = await actOf(admin, "decide-reset", weekLater);
    expect(mustHave(await approveRequest(act, id, order))).toMatchObject({ kind: "done", isMailed: false });
    expect(await mailsOf(person.email, "re-enroll")).toEqual([]);
  });
});

it("is called off by \u201cthis was not me\u201d (R74)", async () => {
  const person = await makeMember();
  mustHave(await resetSecondFactor(await actOf(admin), orderFor(person, { time: "short" })));
  const subject = { accountId: person.id, email: person.email };
  const token = tokenOf(await transaction((tx) => mintLink(tx, "not-me", subject, NOW)));
  mustHave(await reportAccount({ token, trace: TRACE, now: NOW }));
  expect(await stateOf(person.id)).toBe("called-off");
  await sweepResets(later(DELAY_SECONDS.short));
  expect((await protectionLeft(person.id)).authenticators).toBe(1);
});

it("is told to the second address too, with a way to call it off (R85)", async () => {
  const person = await makeMember();
  const second = `second-${person.email}`;
  await database().account.update({ where: { id: person.id }, data: { secondEmail: second } });
  mustHave(await resetSecondFactor(await actOf(admin), orderFor(person, { time: "short" })));
  const [first, other] = [
    await mailsOf(person.email, "reset-scheduled"),
    await mailsOf(second, "reset-scheduled"),
  ];
  expect([first.length, other.length]).toEqual([1, 1]);
  mustHave(await callOffByLink(tokenOf(other[0]?.values.link), TRACE, NOW));
  expect(await stateOf(person.id)).toBe("called-off");
});

it("ends without doing anything where two-factor was turned off meanwhile", async () => {
  const person = await makeMember();
  mustHave(await resetSecondFactor(await actOf(admin), orderFor(person, { time: "short" })));
  await database().authenticator.deleteMany({ where: { accountId: person.id } });
  await database().account.update({ where: { id: person.id }, data: { factorCount: 0 } });
  await sweepResets(later(DELAY_SECONDS.short));
  expect(await stateOf(person.id)).toBe("expired");
  expect((await database().account.findUniqueOrThrow({ where: { id: person.id } })).resetAt).toBeNull();
});

it("is told to no administrator who is deactivated", async () => {
  const gone = await makeAdmin();
  await database().account.update({ where: { id: gone.id }, data: { deactivatedAt: NOW } });
  mustHave(await resetSecondFactor(await actOf(admin), orderFor(await makeMember())));
  expect(await mailsOf(gone.email, "admin-notice")).toEqual([]);
  await database().account.update({ where: { id: gone.id }, data: { role: "member" } });
});

it("of an administrator leaves one who can act: whoever waits for a link is not counted (R76)", async () => {
  const waiting = await makeAdmin();
  mustHave(await resetSecondFactor(await actOf(admin), orderFor(waiting)));
  const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: waiting.id } });
  mustHave(await approveReset(await actOf(colleague, "decide-reset"), id, waiting.email));
  const isLast = (of: Admin) => transaction((tx) => isLastActiveAdmin(tx, of.id));
  expect(await isLast(admin)).toBe(false);
  await database().account.update({ where: { id: colleague.id }, data: { deactivatedAt: NOW } });
  expect([await isLast(admin), await isLast(waiting)]).toEqual([true, false]);
  await database().account.update({ where: { id: colleague.id }, data: { deactivatedAt: null } });
});

it("of administrators who reset each other leaves those who said yes and can act (R76)", async () => {
  const three = [await makeAdmin(), await makeAdmin(), await makeAdmin()] as const;
  const [a, b, c] = three;
  for (const [by, second, subject] of [
    [a, b, c],
    [b, c, a],
    [c, a, b],
  ] as const) {
    mustHave(await resetSecondFactor(await actOf(by), orderFor(subject, { time: "short" })));
    const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: subject.id } });
    mustHave(await approveReset(await actOf(second, "decide-reset"), id, subject.email));
  }
  await sweepResets(later(DELAY_SECONDS.short));
  const states = await Promise.all(three.map(({ id }) => stateOf(id)));
  expect(states.sort()).toEqual(["done", "waiting", "waiting"]);
});
