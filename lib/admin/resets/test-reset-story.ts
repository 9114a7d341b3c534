// Owns the story of resets that tests of the security log read: every event of them, and what may be refused.

import { approveReset } from "@/lib/admin/resets/approve-reset";
import { askForHelp } from "@/lib/admin/resets/ask-for-help";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { refuseRequest } from "@/lib/admin/resets/decide-request";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import {
  actOf,
  callOffOwn,
  makeAdmin,
  makeMember,
  orderFor,
  resetNow,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { signIn } from "@/lib/sign-in/sign-in";
import { mustHave, NOW, PASSWORD, redeem, rewardFor } from "@/lib/two-factor/test-person";

/** Acts it out. Returns whom it was about, and everything secret that was in it. */
export async function actOutResetStory() {
  const [admin, second, member, boss] = [
    await makeAdmin(),
    await makeAdmin(),
    await makeMember(),
    await makeAdmin(),
  ];
  const ticket = await rewardFor(member.email);
  const text = "Everything is gone";
  mustHave(await askForHelp({ ticket, text, browserMark: undefined, trace: TRACE, now: NOW }));
  const request = await database().resetRequest.findUniqueOrThrow({ where: { openFor: member.id } });
  mustHave(await refuseRequest(await actOf(admin, "decide-reset"), request.id, "We could not reach you"));
  const delayed = orderFor(member, { time: "long", reasonClass: "stolen" });
  mustHave(await resetSecondFactor(await actOf(admin), delayed));
  mustHave(await callOffOwn(member));
  await resetSecondFactor(await actOf(admin), orderFor(member, { email: "somebody@example.test" }));
  const token = await resetNow(admin, member);
  await signIn({ email: member.email, password: PASSWORD, browserMark: undefined }, TRACE, NOW);
  const attempt = { token, browserMark: undefined, trace: TRACE, now: NOW };
  await reEnroll({ ...attempt, password: "not the password" });
  const grant = mustHave(await reEnroll({ ...attempt, password: PASSWORD }));
  const session = await redeem(grant);
  mustHave(await resetSecondFactor(await actOf(admin), orderFor(boss, { reasonClass: "new-phone" })));
  const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: boss.id } });
  const done = mustHave(await approveReset(await actOf(second, "decide-reset"), id, boss.email));
  const bossToken = done.kind === "done" ? tokenOf(done.link) : "";
  return { memberId: member.id, secrets: [token, grant, session.token, ticket, bossToken] };
}
