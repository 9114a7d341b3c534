// Proves that no reset happens late to somebody who is kept out and could not call it off (R63, R74).
import { expect, it } from "vitest";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { permitOn } from "@/lib/admin/person/test-admin";
import { approveReset } from "@/lib/admin/resets/approve-reset";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { DELAY_SECONDS } from "@/lib/admin/resets/reset-terms";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  type Admin,
  actOf,
  makeAdmin,
  makeMember,
  makeProposed,
  makeScheduled,
  noticesOf,
  orderFor,
  protectionLeft,
  resetNow,
  resetStatesOf,
} from "@/lib/admin/resets/test-reset-people";
import { database } from "@/lib/platform/db";
import { later, mustHave, NOW } from "@/lib/two-factor/test-person";

const permit = (admin: Admin, id: string, purpose: "deactivate-person" | "reactivate-person") =>
  permitOn({ accountId: admin.id, session: admin.session }, id, purpose);

const shut = (id: string) => database().account.update({ where: { id }, data: { deactivatedAt: NOW } });

it("deactivating calls off the reset under way, tells both sides, and reactivating brings none back", async () => {
  const { id, by } = await makeScheduled();
  mustHave(await deactivatePerson(await permit(by, id, "deactivate-person")));
  expect(await resetStatesOf(id)).toEqual(["called-off"]);
  expect(await noticesOf(id)).toContain("reset-called-off-by-admin");
  expect(await noticesOf(by.id)).toContain("admin-reset-called-off");
  mustHave(await reactivatePerson(await permit(by, id, "reactivate-person")));
  await sweepResets(later(DELAY_SECONDS.short));
  expect(await protectionLeft(id)).toMatchObject({ authenticators: 1 });
});

it("one that was scheduled all the same takes nothing away from a deactivated account", async () => {
  const { id } = await makeScheduled();
  await shut(id);
  await sweepResets(later(DELAY_SECONDS.short));
  expect(await resetStatesOf(id)).toEqual(["expired"]);
  expect(await protectionLeft(id)).toMatchObject({ authenticators: 1 });
});

it("none is scheduled for a deactivated account, by one administrator or by two; one at once is", async () => {
  const [admin, person] = [await makeAdmin(), await makeMember()];
  await shut(person.id);
  const late = await resetSecondFactor(await actOf(admin), orderFor(person, { time: "short" }));
  expect(late).toMatchObject({ error: "reset-delay-deactivated" });
  expect(await resetStatesOf(person.id)).toEqual([]);
  await resetNow(admin, person);
  expect(await resetStatesOf(person.id)).toEqual(["done"]);
  const { second, subject, resetId } = await makeProposed("short");
  await shut(subject.id);
  const approved = await approveReset(await actOf(second, "decide-reset"), resetId, subject.email);
  expect(approved).toMatchObject({ error: "reset-delay-deactivated" });
  expect(await resetStatesOf(subject.id)).toEqual(["waiting"]);
});
