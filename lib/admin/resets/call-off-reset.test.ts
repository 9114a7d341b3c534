// Proves who may call a delayed reset off, that a stolen session alone may not, and that administrators see how often it was done (R74).
import { beforeAll, expect, it } from "vitest";
import { nearTokens, tokensForOthers } from "@/lib/accounts/test-links";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { callOffAsAdmin, callOffByLink, callOffOwnReset } from "@/lib/admin/resets/call-off-reset";
import { ownReset } from "@/lib/admin/resets/own-reset";
import { DELAY_SECONDS } from "@/lib/admin/resets/reset-terms";
import { resetView } from "@/lib/admin/resets/reset-view";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  type Admin,
  actOf,
  callOffOwn,
  makeAdmin,
  makeScheduled,
  noticesOf,
  orderFor,
  protectionLeft,
  resetStatesOf,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { RESET_SIGNS_SECONDS } from "@/lib/platform/durations";
import { later, mustHave, NOW } from "@/lib/two-factor/test-person";

let admin: Admin;
const DAY = DELAY_SECONDS.short;
beforeAll(async () => {
  admin = await makeAdmin();
});

it("by the link leaves the second factor as it is, once, and tells everybody (R74)", async () => {
  const { id, by, cancelToken } = await makeScheduled();
  mustHave(await callOffByLink(cancelToken, TRACE, later(60)));
  expect(await resetStatesOf(id)).toEqual(["called-off"]);
  expect(await callOffByLink(cancelToken, TRACE, later(61))).toMatchObject({ error: "link-invalid" });
  expect((await noticesOf(id)).sort()).toEqual(["reset-called-off", "reset-scheduled"]);
  expect(await noticesOf(by.id)).toContain("admin-reset-called-off");
  await sweepResets(later(DAY));
  expect(await protectionLeft(id)).toMatchObject({ authenticators: 1 });
  expect(await ownReset(id)).toBeNull();
});

it("takes no other token, and the link no longer than until it takes effect", async () => {
  const { id, email, cancelToken } = await makeScheduled();
  const others = await tokensForOthers(["cancel-reset"], { accountId: id, email }, NOW);
  for (const token of [...nearTokens(cancelToken), ...others])
    expect(await callOffByLink(token, TRACE, NOW)).toMatchObject({ error: "link-invalid" });
  expect(await callOffByLink(cancelToken, TRACE, later(DAY))).toMatchObject({ error: "link-invalid" });
  expect(await resetStatesOf(id)).toEqual(["scheduled"]);
});

it("by the person, signed in, and only of their own (R78)", async () => {
  const [one, other] = [await makeScheduled(), await makeScheduled()];
  mustHave(await callOffOwn(one));
  expect(await callOffOwn(one)).toMatchObject({ error: "reset-over" });
  expect([await resetStatesOf(one.id), await resetStatesOf(other.id)]).toEqual([
    ["called-off"],
    ["scheduled"],
  ]);
  // The link goes with it.
  expect(await callOffByLink(one.cancelToken, TRACE, NOW)).toMatchObject({ error: "link-invalid" });
});

it("by any administrator, with a permit for it (R68)", async () => {
  const { id, resetId } = await makeScheduled();
  const wrong = await actOf(admin, "reset-second-factor");
  expect(await callOffAsAdmin(wrong, resetId)).toMatchObject({ error: "step-up-required" });
  mustHave(await callOffAsAdmin(await actOf(admin, "decide-reset"), resetId));
  expect(await resetStatesOf(id)).toEqual(["called-off"]);
  const again = await callOffAsAdmin(await actOf(admin, "decide-reset"), resetId);
  expect(again).toMatchObject({ error: "reset-over" });
  const none = await callOffAsAdmin(await actOf(admin, "decide-reset"), "nothing");
  expect(none).toMatchObject({ error: "reset-over" });
});

it("lets another reset begin, which while one is under way is refused", async () => {
  const person = await makeScheduled();
  const now = await resetSecondFactor(await actOf(admin), orderFor(person));
  expect(now).toMatchObject({ error: "reset-pending" });
  mustHave(await callOffOwn(person));
  expect(await resetSecondFactor(await actOf(admin), orderFor(person))).toMatchObject({ ok: true });
});

it("by a session takes a step-up of its own, which whoever stole the session cannot give (R68)", async () => {
  const person = await makeScheduled();
  const { id: accountId, session } = person;
  for (const purpose of ["change-password", "end-sessions", "decide-reset"] as const) {
    const { claim } = await actOf(person, purpose);
    const refusal = { error: "step-up-required" };
    expect(await callOffOwnReset({ accountId, claim, trace: TRACE, now: NOW })).toMatchObject(refusal);
  }
  const made = { token: "made up", sessionId: session.id, purpose: "call-off-reset" } as const;
  expect((await callOffOwnReset({ accountId, claim: made, trace: TRACE, now: NOW })).ok).toBe(false);
  expect(await resetStatesOf(accountId)).toEqual(["scheduled"]);
});

it("is counted for whoever resets next: by link or session, not by administrators, and not for ever", async () => {
  const person = await makeScheduled();
  const calledOff = async (now = NOW) => (await resetView(person.id, now))?.calledOff;
  expect(await calledOff()).toBe(0);
  mustHave(await callOffByLink(person.cancelToken, TRACE, NOW));
  for (const end of [callOffOwn, callOffAsAdminOf]) {
    mustHave(await resetSecondFactor(await actOf(admin), orderFor(person, { time: "short" })));
    mustHave(await end(person));
  }
  expect(await calledOff()).toBe(2);
  expect(await calledOff(later(RESET_SIGNS_SECONDS))).toBe(0);
});

it("by mail works from the second address as well, so the form of a reset shows that there is one, masked", async () => {
  const person = await makeScheduled();
  expect((await resetView(person.id, NOW))?.secondEmail).toBeNull();
  await database().account.update({
    where: { id: person.id },
    data: { secondEmail: "anna@second.example.com" },
  });
  expect((await resetView(person.id, NOW))?.secondEmail).toBe("a…@second.example.com");
});

async function callOffAsAdminOf({ id }: { id: string }) {
  const { id: resetId } = await database().reset.findUniqueOrThrow({ where: { pendingFor: id } });
  return callOffAsAdmin(await actOf(admin, "decide-reset"), resetId);
}
