// Proves what a reset ends, leaves and tells, once (R74).
import { beforeAll, describe, expect, it } from "vitest";
import { alive, makeBusyPerson } from "@/lib/accounts/passwords/test-password-person";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import {
  type Admin,
  actOf,
  mailsOf,
  makeAdmin,
  makeMember,
  noticesOf,
  orderFor,
  protectionLeft,
  resetNow,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { reserveSecondFactorAttempt } from "@/lib/sign-in/attempts/second-factor-attempts";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import { later, mustHave, NOW, plantRecoveryCodes } from "@/lib/two-factor/test-person";

let admin: Admin;
let colleague: Admin;

beforeAll(async () => {
  [admin, colleague] = [await makeAdmin(), await makeAdmin()];
});

const accountOf = (id: string) => database().account.findUniqueOrThrow({ where: { id } });

describe("a reset", () => {
  it("ends factors, codes, devices, sessions, tickets, grants, links and locks at once (R74)", async () => {
    const { session, email } = await makeBusyPerson();
    const id = session.accountId;
    await plantRecoveryCodes(id);
    const claim = await claimFor(session.id, "add-authenticator");
    const start = { session, claim, baseName: "Phone", trace: TRACE, now: NOW };
    mustHave(await startEnrollment(start));
    expect((await protectionLeft(id)).enrollments).toBe(1);
    await transaction(async (tx) => {
      for (let tries = 0; tries < 5; tries += 1) await reserveSecondFactorAttempt(tx, id, NOW);
    });
    expect((await accountOf(id)).lockedUntil).not.toBeNull();
    await resetNow(admin, { id, email });
    expect(new Set(Object.values(await protectionLeft(id)))).toEqual(new Set([0]));
    expect(await alive(id)).toMatchObject({ sessions: 0, tickets: 0, grants: 0, devices: 0, endingLinks: 0 });
    expect(await accountOf(id)).toMatchObject({
      factorCount: 0,
      codesLeft: 0,
      lockedUntil: null,
      resetAt: NOW,
    });
    expect(await database().attemptCounter.count({ where: { key: `second-factor:${id}` } })).toBe(0);
  });

  it("is kept with who, whom, why, when and how it ended, and stands in the security log (R74)", async () => {
    const person = await makeMember();
    await resetNow(admin, person);
    const [row] = await database().reset.findMany({ where: { accountId: person.id } });
    const why = { reasonClass: "lost-phone", reason: "Called back on the number on file" };
    expect(row).toMatchObject({ actorId: admin.id, ...why, state: "done", createdAt: NOW, endedAt: NOW });
    const where = { event: "second-factor.reset", subjectId: person.id };
    expect(await database().auditRow.findMany({ where })).toMatchObject([
      { actorId: admin.id, result: "success", reason: "lost-phone" },
    ]);
  });

  it("tells the person and every administrator, in the app and by mail (R74, R85)", async () => {
    const person = await makeMember();
    await resetNow(admin, person);
    expect(await noticesOf(person.id)).toEqual(["second-factor-reset"]);
    expect(await mailsOf(person.email, "notice")).toHaveLength(1);
    for (const each of [admin, colleague]) {
      expect(await noticesOf(each.id)).toContain("admin-reset-done");
      const about = (await mailsOf(each.email, "admin-notice")).map(({ values }) => values.about);
      expect(about).toContain(person.email);
    }
    // What tells administrators of an account must not outlive it.
    const kept = await database().notice.findMany({ where: { accountId: colleague.id } });
    expect(JSON.stringify(kept)).not.toContain(person.email);
  });

  it("hands the link out once, keeps its hash alone, and mails the same one (R74)", async () => {
    const person = await makeMember();
    const token = await resetNow(admin, person);
    const [mail] = await mailsOf(person.email, "re-enroll");
    expect(tokenOf(mail?.values.link)).toBe(token);
    const rows = await database().linkToken.findMany({
      where: { accountId: person.id, purpose: "re-enroll" },
    });
    expect(rows).toMatchObject([{ usedAt: null, expiresAt: later(86_400) }]);
    const everything = JSON.stringify([
      rows,
      await database().reset.findMany(),
      await database().auditRow.findMany(),
    ]);
    expect(everything).not.toContain(token);
  });

  it("mails no link to an address that nobody confirmed", async () => {
    const person = await makeMember();
    await database().account.update({ where: { id: person.id }, data: { emailConfirmedAt: null } });
    const outcome = mustHave(await resetSecondFactor(await actOf(admin), orderFor(person)));
    expect(outcome).toMatchObject({ kind: "done", isMailed: false });
    expect(await queuedMails(person.email)).toEqual([]);
  });

  it.each(["password.reset", "email.changed", "email.change-undone"])(
    "mails no link to a mailbox that was enough for %s a while ago: the mail alone would be enough (R74)",
    async (event) => {
      const trace = { requestId: "r", address: "a", browser: "b" };
      for (const [ago, isMailed] of [
        [6 * 86_400, false],
        [8 * 86_400, true],
      ] as const) {
        const person = await makeMember();
        const row = { at: later(-ago), subjectId: person.id, event, result: "success", ...trace };
        await database().auditRow.create({ data: row });
        const outcome = mustHave(await resetSecondFactor(await actOf(colleague), orderFor(person)));
        expect(outcome).toMatchObject({ isMailed });
        expect(await mailsOf(person.email, "re-enroll")).toHaveLength(isMailed ? 1 : 0);
      }
    },
  );

  it("happens once of ten that come at once, each with a permit of its own", async () => {
    const [person, lone] = [await makeMember(), await makeAdmin()];
    const acts = await Promise.all(Array.from({ length: 10 }, () => actOf(lone)));
    const scheduled = orderFor(person, { time: "short" });
    const results = await Promise.all(acts.map((act) => resetSecondFactor(act, scheduled)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().reset.count({ where: { accountId: person.id } })).toBe(1);
  });
});
