// Proves that a delayed reset can be called off by whoever may, happens once when its time has come, and never before (R74).
import { beforeAll, describe, expect, it } from "vitest";
import { nearTokens, tokensForOthers } from "@/lib/accounts/test-links";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { callOffAsAdmin, callOffByLink, callOffOwnReset } from "@/lib/admin/resets/call-off-reset";
import { ownReset } from "@/lib/admin/resets/own-reset";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { DELAY_SECONDS, type ResetTime } from "@/lib/admin/resets/reset-terms";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  type Admin,
  actOf,
  mailsOf,
  makeAdmin,
  makeMember,
  noticesOf,
  orderFor,
  protectionLeft,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { RESET_RETENTION_SECONDS } from "@/lib/platform/durations";
import { later, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";
import { breakWrites } from "@/prisma/test-fault";

let admin: Admin;
const DAY = DELAY_SECONDS.short;

beforeAll(async () => {
  admin = await makeAdmin();
});

async function scheduled(time: ResetTime = "short") {
  const [by, person] = [await makeAdmin(), await makeMember()];
  const outcome = mustHave(await resetSecondFactor(await actOf(by), orderFor(person, { time })));
  const [mail] = await mailsOf(person.email, "reset-scheduled");
  const row = await database().reset.findFirstOrThrow({ where: { accountId: person.id } });
  return { ...person, by, outcome, resetId: row.id, cancelToken: tokenOf(mail?.values.link) };
}

const stateOf = async (accountId: string) =>
  (await database().reset.findMany({ where: { accountId } })).map(({ state }) => state);
const resetsOf = (subjectId: string) =>
  database().auditRow.count({ where: { event: "second-factor.reset", result: "success", subjectId } });

it.each(["short", "medium", "long"] as const)(
  "%s: changes nothing yet, and tells the person and the administrators when (R74, R85)",
  async (time) => {
    const { id, email, outcome, by } = await scheduled(time);
    const effectiveAt = later(DELAY_SECONDS[time]);
    expect(outcome).toEqual({ kind: "scheduled", effectiveAt });
    expect(await stateOf(id)).toEqual(["scheduled"]);
    expect(await protectionLeft(id)).toMatchObject({ authenticators: 1, sessions: 1 });
    expect(await noticesOf(id)).toEqual(["reset-scheduled"]);
    expect(await noticesOf(by.id)).toContain("admin-reset-scheduled");
    const [mail] = await mailsOf(email, "reset-scheduled");
    expect(mail?.values).toMatchObject({ at: effectiveAt.toISOString() });
    expect(mail?.values.link).toMatch(/^http:\/\/localhost:3000\/cancel-reset#[\w-]{43}$/);
    expect(await ownReset(id)).toEqual({ kind: "scheduled", effectiveAt });
  },
);

describe("calling it off", () => {
  it("by the link leaves the second factor as it is, once, and tells everybody (R74)", async () => {
    const { id, by, cancelToken } = await scheduled();
    mustHave(await callOffByLink(cancelToken, TRACE, later(60)));
    expect(await stateOf(id)).toEqual(["called-off"]);
    expect(await callOffByLink(cancelToken, TRACE, later(61))).toMatchObject({ error: "link-invalid" });
    expect((await noticesOf(id)).sort()).toEqual(["reset-called-off", "reset-scheduled"]);
    expect(await noticesOf(by.id)).toContain("admin-reset-called-off");
    await sweepResets(later(DAY));
    expect(await protectionLeft(id)).toMatchObject({ authenticators: 1 });
    expect(await ownReset(id)).toBeNull();
  });

  it("takes no other token, and the link no longer than until it takes effect", async () => {
    const { id, email, cancelToken } = await scheduled();
    const others = await tokensForOthers(["cancel-reset"], { accountId: id, email }, NOW);
    for (const token of [...nearTokens(cancelToken), ...others])
      expect(await callOffByLink(token, TRACE, NOW)).toMatchObject({ error: "link-invalid" });
    expect(await callOffByLink(cancelToken, TRACE, later(DAY))).toMatchObject({ error: "link-invalid" });
    expect(await stateOf(id)).toEqual(["scheduled"]);
  });

  it("by the person, signed in, and only of their own (R78)", async () => {
    const [one, other] = [await scheduled(), await scheduled()];
    mustHave(await callOffOwnReset(one.id, TRACE, NOW));
    expect(await callOffOwnReset(one.id, TRACE, NOW)).toMatchObject({ error: "reset-over" });
    expect([await stateOf(one.id), await stateOf(other.id)]).toEqual([["called-off"], ["scheduled"]]);
    // The link goes with it.
    expect(await callOffByLink(one.cancelToken, TRACE, NOW)).toMatchObject({ error: "link-invalid" });
  });

  it("by any administrator, with a permit for it (R68)", async () => {
    const { id, resetId } = await scheduled();
    const wrong = await actOf(admin, "reset-second-factor");
    expect(await callOffAsAdmin(wrong, resetId)).toMatchObject({ error: "step-up-required" });
    mustHave(await callOffAsAdmin(await actOf(admin, "decide-reset"), resetId));
    expect(await stateOf(id)).toEqual(["called-off"]);
    const again = await callOffAsAdmin(await actOf(admin, "decide-reset"), resetId);
    expect(again).toMatchObject({ error: "reset-over" });
    const none = await callOffAsAdmin(await actOf(admin, "decide-reset"), "nothing");
    expect(none).toMatchObject({ error: "reset-over" });
  });

  it("lets another reset begin, which while one is under way is refused", async () => {
    const person = await scheduled();
    const now = await resetSecondFactor(await actOf(admin), orderFor(person));
    expect(now).toMatchObject({ error: "reset-pending" });
    mustHave(await callOffOwnReset(person.id, TRACE, NOW));
    expect(await resetSecondFactor(await actOf(admin), orderFor(person))).toMatchObject({ ok: true });
  });
});

describe("when its time has come", () => {
  it("it happens, and not a moment before; the link follows by mail and works (R74)", async () => {
    const { id, email, by } = await scheduled();
    await sweepResets(later(DAY - 0.001));
    expect(await stateOf(id)).toEqual(["scheduled"]);
    await sweepResets(later(DAY));
    expect(await stateOf(id)).toEqual(["done"]);
    expect(new Set(Object.values(await protectionLeft(id)))).toEqual(new Set([0]));
    expect(await noticesOf(id)).toContain("second-factor-reset");
    expect(await noticesOf(by.id)).toContain("admin-reset-done");
    const [mail] = await mailsOf(email, "re-enroll");
    const token = tokenOf(mail?.values.link);
    const attempt = { token, password: PASSWORD, browserMark: undefined, trace: TRACE, now: later(DAY) };
    expect(await reEnroll(attempt)).toMatchObject({ ok: true });
    const where = { event: "second-factor.reset", subjectId: id };
    expect(await database().auditRow.findMany({ where })).toMatchObject([{ actorId: by.id }]);
  });

  it("it happens once, whatever number of sweepers look at once (R74)", async () => {
    const { id, email } = await scheduled();
    await Promise.all(Array.from({ length: 5 }, () => sweepResets(later(DAY))));
    expect(await resetsOf(id)).toBe(1);
    expect(await mailsOf(email, "re-enroll")).toHaveLength(1);
  });

  it("either it happens or it is called off, when both come at once (R74)", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await scheduled();
      const [, off] = await Promise.all([
        sweepResets(later(DAY)),
        callOffOwnReset(id, TRACE, later(DAY)),
        sweepResets(later(DAY)),
      ]);
      expect(await stateOf(id)).toEqual([off.ok ? "called-off" : "done"]);
      expect(await resetsOf(id)).toBe(off.ok ? 0 : 1);
      expect((await protectionLeft(id)).authenticators).toBe(off.ok ? 1 : 0);
    }
  });

  it("one that fails keeps no other from happening, and stays due", async () => {
    const [broken, sound] = [await scheduled(), await scheduled()];
    const repair = await breakWrites('UPDATE OF "resetAt"', "Account", `NEW."email" LIKE 'broken-%'`);
    await database().account.update({ where: { id: broken.id }, data: { email: `broken-${broken.email}` } });
    await expect(sweepResets(later(DAY))).rejects.toThrow();
    expect([await stateOf(broken.id), await stateOf(sound.id)]).toEqual([["scheduled"], ["done"]]);
    expect((await protectionLeft(broken.id)).authenticators).toBe(1);
    await repair();
    await sweepResets(later(DAY));
    expect(await stateOf(broken.id)).toEqual(["done"]);
  });
});

it("is forgotten long after it ended (R115)", async () => {
  const { id } = await scheduled();
  mustHave(await callOffOwnReset(id, TRACE, NOW));
  await sweepResets(later(RESET_RETENTION_SECONDS));
  expect(await stateOf(id)).toEqual(["called-off"]);
  await sweepResets(later(RESET_RETENTION_SECONDS + 1));
  expect(await stateOf(id)).toEqual([]);
});
