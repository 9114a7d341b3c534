// Proves who gets no temporary code, and that whatever is refused changes nothing and keeps the grant (R68, R75, R76).
import { beforeEach, expect, it } from "vitest";
import { dropPolicy, setPolicy } from "@/lib/accounts/policy/test-policy";
import { changeRole } from "@/lib/admin/person/change-role";
import { makeTemporaryCode } from "@/lib/admin/temporary-code/make-temporary-code";
import { keepReason } from "@/lib/admin/temporary-code/temporary-code-store";
import {
  type Admin,
  actOf,
  codeFor,
  keptOf,
  makeAdmin,
  makeMember,
  requestFor,
} from "@/lib/admin/temporary-code/test-temporary-code";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { RESETS_WINDOW_SECONDS, STEP_UP_GRANT_SECONDS } from "@/lib/platform/durations";
import { RESETS_BY_ADMIN } from "@/lib/platform/limits";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { later, makePerson, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";

let admin: Admin;
beforeEach(async () => {
  admin = await makeAdmin();
});

/** An administrator whom the other one demoted as pages do. */
async function makeDemoted() {
  const person = await makeAdmin();
  const act = { ...(await actOf(admin, NOW, "change-role")), personId: person.session.accountId };
  mustHave(await changeRole(act, "member"));
  return person;
}

it.each([
  ["for the own account", "temporary-code-for-oneself", async () => admin],
  ["for another administrator", "temporary-code-for-admin", makeAdmin],
  ["for one who was demoted lately", "temporary-code-for-admin", () => makeDemoted()],
  ["for somebody without a second factor", "temporary-code-needless", () => makePerson()],
] as const)("%s changes nothing, keeps the grant and is on record (R75, R76)", async (_, error, whom) => {
  const person = await whom();
  const [act, before] = [await actOf(admin), await keptOf(person)];
  expect(await makeTemporaryCode(act, requestFor(person))).toMatchObject({ ok: false, error });
  expect(await keptOf(person)).toEqual(before);
  const where = { subjectId: person.session.accountId, event: "temporary-code.created" };
  const { accountId: actorId } = admin.session;
  expect(await database().auditRow.findMany({ where })).toMatchObject([
    { actorId, result: "failure", reason: error },
  ]);
  const member = await makeMember();
  expect((await makeTemporaryCode(act, requestFor(member))).ok).toBe(true);
});

it("while the policy asks two administrators for a reset, for which a code would be a way around (R75)", async () => {
  const person = await makeMember();
  const act = await actOf(admin);
  await setPolicy({ resetsNeedTwoAdmins: true });
  const refusal = await makeTemporaryCode(act, requestFor(person));
  await dropPolicy();
  expect(refusal).toMatchObject({ error: "temporary-code-needs-two" });
  expect(await keptOf(person)).toEqual({ code: null, reasons: 0, notices: 0 });
  expect((await makeTemporaryCode(act, requestFor(person))).ok).toBe(true);
});

it("counts no more once the policy asks two administrators, whoever was handed it before (R75)", async () => {
  const person = await makeMember();
  const code = await codeFor(person, admin);
  const tryIt = async () =>
    completeSignIn(
      { ticket: await rewardFor(person.email), proof: { kind: "recovery-code", code } },
      TRACE,
      NOW,
    );
  await setPolicy({ resetsNeedTwoAdmins: true });
  const refusal = await tryIt();
  await dropPolicy();
  expect(refusal).toMatchObject({ error: "recovery-code-wrong" });
  expect((await tryIt()).ok).toBe(true);
});

it("after ten within an hour by one administrator; another one, or an hour, helps (R74)", async () => {
  const [busy, person] = [await makeAdmin(), await makeMember()];
  const { accountId } = person.session;
  const given = { accountId, madeById: busy.session.accountId, ...requestFor(person) };
  const { id: _, email: __, ...reason } = given;
  for (let n = 0; n < RESETS_BY_ADMIN; n += 1) await transaction((tx) => keepReason(tx, reason, NOW));
  const before = await keptOf(person);
  const tryAt = async (by: Admin, now = NOW) => makeTemporaryCode(await actOf(by, now), requestFor(person));
  expect(await tryAt(busy, later(RESETS_WINDOW_SECONDS - 1))).toMatchObject({ error: "resets-used-up" });
  expect(await keptOf(person)).toEqual(before);
  expect((await tryAt(await makeAdmin())).ok).toBe(true);
  expect((await tryAt(busy, later(RESETS_WINDOW_SECONDS))).ok).toBe(true);
});

it("for a wrong address leaves the code that is there", async () => {
  const [person, other] = [await makeMember(), await makeMember()];
  await codeFor(person, admin);
  const before = await keptOf(person);
  const request = { ...requestFor(person), email: other.email };
  const result = await makeTemporaryCode(await actOf(admin), request);
  expect(result).toMatchObject({ ok: false, error: "email-mismatch" });
  expect(await keptOf(person)).toEqual(before);
  expect((await keptOf(other)).code).toBeNull();
});

it("without a grant for this very act comes first, and tells nothing of whom it was about (R68)", async () => {
  const person = await makeMember();
  const spent = await actOf(admin);
  mustHave(await makeTemporaryCode(spent, requestFor(await makeMember())));
  const acts = [
    spent,
    await actOf(admin, NOW, "turn-off"),
    { ...(await actOf(admin)), now: later(STEP_UP_GRANT_SECONDS) },
    { ...(await actOf(admin)), claim: { ...spent.claim, token: "" } },
    { ...(await actOf(admin)), claim: { ...(await actOf(await makeAdmin())).claim, sessionId: "other" } },
  ];
  for (const act of acts)
    expect(await makeTemporaryCode(act, requestFor(person))).toMatchObject({ error: "step-up-required" });
  expect(await keptOf(person)).toEqual({ code: null, reasons: 0, notices: 0 });
});

it("for an id that nobody has", async () => {
  const request = { ...requestFor(admin), id: "nobody" };
  const result = await makeTemporaryCode(await actOf(admin), request);
  expect(result).toMatchObject({ error: "person-missing" });
});
