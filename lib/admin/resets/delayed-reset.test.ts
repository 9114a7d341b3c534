// Proves that a delayed reset happens once when its time has come, and never before (R74).
import { describe, expect, it } from "vitest";
import { callOffOwnReset } from "@/lib/admin/resets/call-off-reset";
import { ownReset } from "@/lib/admin/resets/own-reset";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { DELAY_SECONDS } from "@/lib/admin/resets/reset-terms";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  actOf,
  callOffOwn,
  mailsOf,
  makeScheduled,
  noticesOf,
  protectionLeft,
  resetStatesOf,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { RESET_RETENTION_SECONDS } from "@/lib/platform/durations";
import { later, mustHave, PASSWORD } from "@/lib/two-factor/test-person";
import { breakWrites } from "@/prisma/test-fault";

const DAY = DELAY_SECONDS.short;

const resetsOf = (subjectId: string) =>
  database().auditRow.count({ where: { event: "second-factor.reset", result: "success", subjectId } });

it.each(["short", "medium", "long"] as const)(
  "%s: changes nothing yet, and tells the person and the administrators when (R74, R85)",
  async (time) => {
    const { id, email, outcome, by } = await makeScheduled(time);
    const effectiveAt = later(DELAY_SECONDS[time]);
    expect(outcome).toEqual({ kind: "scheduled", effectiveAt });
    expect(await resetStatesOf(id)).toEqual(["scheduled"]);
    expect(await protectionLeft(id)).toMatchObject({ authenticators: 1, sessions: 1 });
    expect(await noticesOf(id)).toEqual(["reset-scheduled"]);
    expect(await noticesOf(by.id)).toContain("admin-reset-scheduled");
    const [mail] = await mailsOf(email, "reset-scheduled");
    expect(mail?.values).toMatchObject({ at: effectiveAt.toISOString() });
    expect(mail?.values.link).toMatch(/^http:\/\/localhost:3000\/cancel-reset#[\w-]{43}$/);
    expect(await ownReset(id)).toEqual({ kind: "scheduled", effectiveAt });
  },
);

describe("when its time has come", () => {
  it("it happens, and not a moment before; the link follows by mail and works (R74)", async () => {
    const { id, email, by } = await makeScheduled();
    await sweepResets(later(DAY - 0.001));
    expect(await resetStatesOf(id)).toEqual(["scheduled"]);
    await sweepResets(later(DAY));
    expect(await resetStatesOf(id)).toEqual(["done"]);
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
    const { id, email } = await makeScheduled();
    await Promise.all(Array.from({ length: 5 }, () => sweepResets(later(DAY))));
    expect(await resetsOf(id)).toBe(1);
    expect(await mailsOf(email, "re-enroll")).toHaveLength(1);
  });

  it("either it happens or it is called off, when both come at once (R74)", async () => {
    for (let round = 0; round < 4; round += 1) {
      const person = await makeScheduled();
      const { id } = person;
      const now = later(DAY);
      // Earned before: the reset ends the session that earns it.
      const { claim } = await actOf(person, "call-off-reset", now);
      const [, off] = await Promise.all([
        sweepResets(now),
        callOffOwnReset({ accountId: id, claim, trace: TRACE, now }),
        sweepResets(now),
      ]);
      expect(await resetStatesOf(id)).toEqual([off.ok ? "called-off" : "done"]);
      expect(await resetsOf(id)).toBe(off.ok ? 0 : 1);
      expect((await protectionLeft(id)).authenticators).toBe(off.ok ? 1 : 0);
    }
  });

  it("one that fails keeps no other from happening, and stays due", async () => {
    const [broken, sound] = [await makeScheduled(), await makeScheduled()];
    const repair = await breakWrites('UPDATE OF "resetAt"', "Account", `NEW."email" LIKE 'broken-%'`);
    await database().account.update({ where: { id: broken.id }, data: { email: `broken-${broken.email}` } });
    await expect(sweepResets(later(DAY))).rejects.toThrow();
    expect([await resetStatesOf(broken.id), await resetStatesOf(sound.id)]).toEqual([
      ["scheduled"],
      ["done"],
    ]);
    expect((await protectionLeft(broken.id)).authenticators).toBe(1);
    await repair();
    await sweepResets(later(DAY));
    expect(await resetStatesOf(broken.id)).toEqual(["done"]);
  });
});

it("is forgotten long after it ended (R115)", async () => {
  const person = await makeScheduled();
  const { id } = person;
  mustHave(await callOffOwn(person));
  await sweepResets(later(RESET_RETENTION_SECONDS));
  expect(await resetStatesOf(id)).toEqual(["called-off"]);
  await sweepResets(later(RESET_RETENTION_SECONDS + 1));
  expect(await resetStatesOf(id)).toEqual([]);
});
