// Proves that a policy may ask a second administrator for every reset, and that a reset asks the policy of its moment (R75).
import { expect, it } from "vitest";
import { startPolicy } from "@/lib/accounts/policy/policy";
import { makeAdmin as makePolicyAdmin, START, saveAs } from "@/lib/admin/policy/test-policy-choice";
import { approveReset } from "@/lib/admin/resets/approve-reset";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { resetsNeedTwoAdmins } from "@/lib/admin/resets/four-eyes-rule";
import {
  actOf,
  makeAdmin,
  makeMember,
  orderFor,
  protectionLeft,
  resetNow,
} from "@/lib/admin/resets/test-reset-people";
import { database } from "@/lib/platform/db";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

it("asks for two for administrators, and for members for one while no policy says more (R75)", () => {
  const needsTwo = (role: string) => resetsNeedTwoAdmins(startPolicy(), { role, adminUntil: null }, NOW);
  expect([needsTwo("admin"), needsTwo("member")]).toEqual([true, false]);
});

it("makes a member's reset wait for the second yes, from the moment it is saved (R75)", async () => {
  const [first, second] = [await makeAdmin(), await makeAdmin()];
  await resetNow(first, await makeMember());
  mustHave(await saveAs(await makePolicyAdmin(), { ...START, resetsNeedTwoAdmins: true }));
  const member = await makeMember();
  expect(mustHave(await resetSecondFactor(await actOf(first), orderFor(member)))).toEqual({
    kind: "waiting",
  });
  expect((await protectionLeft(member.id)).authenticators).toBe(1);
  const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: member.id } });
  const yes = await approveReset(await actOf(second, "decide-reset", NOW), id, member.email);
  expect(mustHave(yes)).toMatchObject({ kind: "done" });
  expect((await protectionLeft(member.id)).authenticators).toBe(0);
});
