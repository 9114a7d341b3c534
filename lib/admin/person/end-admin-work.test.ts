// Proves that what an administrator began ends with them, whoever shuts them out, and does not come back when they do (R46, R63, R71, R74).
import { beforeEach, describe, expect, it } from "vitest";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { mintLink } from "@/lib/accounts/link-token";
import { tryChange } from "@/lib/accounts/passwords/test-password-person";
import { reportAccount } from "@/lib/accounts/report-account";
import { changeRole } from "@/lib/admin/person/change-role";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { permitOn } from "@/lib/admin/person/test-admin";
import { importAdmin, inviteAdmin } from "@/lib/admin/person/test-admin-work";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  type Admin,
  actOf,
  approveAs,
  makeAdmin,
  makeMember,
  orderFor,
  protectionLeft,
  resetNow,
  resetStatesOf,
} from "@/lib/admin/resets/test-reset-people";
import { codeFor } from "@/lib/admin/temporary-code/test-temporary-code";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { clearResetMark } from "@/lib/sign-in/reset-mark";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { later, mustHave, NOW, PASSWORD, plantRecoveryCodes, rewardFor } from "@/lib/two-factor/test-person";

const AFTER = later(60);
const DAYS_LATER = later(5 * 86_400);

let x: Admin;
let other: Admin;
beforeEach(async () => {
  [x, other] = [await makeAdmin(), await makeAdmin()];
});

const permit = (on: Admin, purpose: Parameters<typeof permitOn>[2]) =>
  permitOn({ accountId: other.id, session: other.session }, on.id, purpose);

/** The token of a link that was mailed to X. */
async function mailed(purpose: "not-me" | "undo-email"): Promise<string> {
  const link = await transaction((tx) => mintLink(tx, purpose, { accountId: x.id, email: x.email }, NOW));
  return tokenOf(link);
}

/** What shuts X out, by name, each with the way back where there is one. */
const ENDS: Record<string, () => Promise<void>> = {
  "their own 'this was not me'": async () => {
    mustHave(await reportAccount({ token: await mailed("not-me"), trace: TRACE, now: AFTER }));
  },
  "their undo of a change of address": async () => {
    mustHave(await undoEmailChange({ token: await mailed("undo-email"), trace: TRACE, now: AFTER }));
  },
  "a new password with the box for it": async () => {
    mustHave((await tryChange(await openSessionOf(x.id), { endsAdminWork: true, now: AFTER })).result);
  },
  "a deactivation, and letting them in again": async () => {
    mustHave(await deactivatePerson(await permit(x, "deactivate-person")));
    mustHave(await reactivatePerson(await permit(x, "reactivate-person")));
  },
  "a change of role, there and back": async () => {
    mustHave(await changeRole(await permit(x, "change-role"), "member"));
    mustHave(await changeRole(await permit(x, "change-role"), "admin"));
  },
  "a reset of their second factor, and a new one": async () => {
    mustHave(await resetSecondFactor(await actOf(other), orderFor(x)));
    const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: x.id } });
    expect(mustHave(await approveAs(await makeAdmin(), id, x.email))).toMatchObject({ kind: "done" });
    await transaction((tx) => clearResetMark(tx, x.id));
  },
};

describe.each(Object.keys(ENDS))("after %s", (name) => {
  const end = async () => ENDS[name]?.();

  it("an invitation is dead", async () => {
    const accept = await inviteAdmin(x, AFTER);
    await end();
    expect(await accept()).toMatchObject({ error: "link-invalid" });
  });

  it("an import invites nobody more", async () => {
    const invited = await importAdmin(x, AFTER);
    await end();
    expect(await invited()).toBe(0);
  });

  it("a reset that they scheduled waits for somebody else's yes", async () => {
    const person = await makeMember();
    mustHave(await resetSecondFactor(await actOf(x), orderFor(person, { time: "short" })));
    await end();
    await sweepResets(DAYS_LATER);
    expect(await resetStatesOf(person.id)).toEqual(["waiting"]);
    expect((await protectionLeft(person.id)).authenticators).toBe(1);
  });

  it("their yes is none of the two that an administrator's reset takes", async () => {
    const [subject, third] = [await makeAdmin(), await makeAdmin()];
    mustHave(await resetSecondFactor(await actOf(x), orderFor(subject)));
    await end();
    const { id } = await database().reset.findUniqueOrThrow({ where: { pendingFor: subject.id } });
    expect(mustHave(await approveAs(third, id, subject.email))).toEqual({ kind: "waiting" });
  });

  it("the link of a reset that they were shown leads nowhere", async () => {
    const person = await makeMember();
    const token = await resetNow(x, person);
    await end();
    const attempt = { token, password: PASSWORD, browserMark: undefined, trace: TRACE, now: AFTER };
    const answer = await reEnroll(attempt);
    expect(answer).toMatchObject({ error: "link-invalid" });
  });

  it("a temporary code that they made opens nothing", async () => {
    const person = await makeMember();
    await plantRecoveryCodes(person.id);
    const proof = { kind: "recovery-code", code: await codeFor(person, x) } as const;
    await end();
    const ticket = await rewardFor(person.email, AFTER);
    const result = await completeSignIn({ ticket, proof }, TRACE, AFTER);
    expect(result).toMatchObject({ error: "recovery-code-wrong" });
  });
});

it("a reset that happened stays one, and counts in the number of an hour", async () => {
  const person = await makeMember();
  mustHave(await resetSecondFactor(await actOf(x), orderFor(person)));
  await ENDS["their own 'this was not me'"]?.();
  expect(await database().resetApproval.count({ where: { adminId: x.id } })).toBe(1);
});
