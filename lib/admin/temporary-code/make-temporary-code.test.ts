// Proves who gets a temporary code, what has to be said for it, and that whatever is refused changes nothing (R68, R76).
import { beforeEach, describe, expect, it } from "vitest";
import { dropPolicy, setPolicy } from "@/lib/accounts/test-policy";
import { changeRole } from "@/lib/admin/person/change-role";
import { makeTemporaryCode } from "@/lib/admin/temporary-code/make-temporary-code";
import {
  keepReason,
  lastReasons,
  sweepTemporaryCodeReasons,
} from "@/lib/admin/temporary-code/temporary-code-store";
import {
  type Admin,
  actOf,
  actOutTemporaryCode,
  codeFor,
  makeAdmin,
  requestFor,
} from "@/lib/admin/temporary-code/test-temporary-code";
import { queuedMails } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import {
  AUDIT_RETENTION_SECONDS,
  RESETS_WINDOW_SECONDS,
  STEP_UP_GRANT_SECONDS,
} from "@/lib/platform/durations";
import { RESETS_BY_ADMIN } from "@/lib/platform/limits";
import { formatRecoveryCode } from "@/lib/two-factor/recovery-code";
import { later, makePerson, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

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

/** What stands in the database about the temporary codes of an account. */
async function kept({ session: { accountId } }: Pick<Admin, "session">) {
  const db = database();
  return {
    code: await db.temporaryCode.findUnique({ where: { accountId } }),
    reasons: await db.temporaryCodeReason.count({ where: { accountId } }),
    notices: await db.notice.count({ where: { accountId, kind: "temporary-code-created" } }),
  };
}

describe("a refusal", () => {
  it.each([
    ["for the own account", "temporary-code-for-oneself", async () => admin],
    ["for another administrator", "temporary-code-for-admin", makeAdmin],
    ["for one who was demoted lately", "temporary-code-for-admin", () => makeDemoted()],
    ["for somebody without a second factor", "temporary-code-needless", () => makePerson()],
  ] as const)("%s changes nothing, keeps the grant and is on record (R75, R76)", async (_, error, whom) => {
    const person = await whom();
    const [act, before] = [await actOf(admin), await kept(person)];
    expect(await makeTemporaryCode(act, requestFor(person))).toMatchObject({ ok: false, error });
    expect(await kept(person)).toEqual(before);
    const where = { subjectId: person.session.accountId, event: "temporary-code.created" };
    const { accountId: actorId } = admin.session;
    expect(await database().auditRow.findMany({ where })).toMatchObject([
      { actorId, result: "failure", reason: error },
    ]);
    const member = await makeProtectedPerson();
    expect((await makeTemporaryCode(act, requestFor(member))).ok).toBe(true);
  });

  it("while the policy asks two administrators for a reset, for which a code would be a way around (R75)", async () => {
    const person = await makeProtectedPerson();
    const act = await actOf(admin);
    await setPolicy({ resetsNeedTwoAdmins: true });
    const refusal = await makeTemporaryCode(act, requestFor(person));
    await dropPolicy();
    expect(refusal).toMatchObject({ error: "temporary-code-needs-two" });
    expect(await kept(person)).toEqual({ code: null, reasons: 0, notices: 0 });
    expect((await makeTemporaryCode(act, requestFor(person))).ok).toBe(true);
  });

  it("after ten within an hour by one administrator; another one, or an hour, helps (R74)", async () => {
    const [busy, person] = [await makeAdmin(), await makeProtectedPerson()];
    const { accountId } = person.session;
    const given = { accountId, madeById: busy.session.accountId, ...requestFor(person) };
    const { id: _, email: __, ...reason } = given;
    for (let n = 0; n < RESETS_BY_ADMIN; n += 1) await transaction((tx) => keepReason(tx, reason, NOW));
    const before = await kept(person);
    const tryAt = async (by: Admin, now = NOW) => makeTemporaryCode(await actOf(by, now), requestFor(person));
    expect(await tryAt(busy, later(RESETS_WINDOW_SECONDS - 1))).toMatchObject({ error: "resets-used-up" });
    expect(await kept(person)).toEqual(before);
    expect((await tryAt(await makeAdmin())).ok).toBe(true);
    expect((await tryAt(busy, later(RESETS_WINDOW_SECONDS))).ok).toBe(true);
  });

  it("for a wrong address leaves the code that is there", async () => {
    const [person, other] = [await makeProtectedPerson(), await makeProtectedPerson()];
    await codeFor(person, admin);
    const before = await kept(person);
    const request = { ...requestFor(person), email: other.email };
    const result = await makeTemporaryCode(await actOf(admin), request);
    expect(result).toMatchObject({ ok: false, error: "email-mismatch" });
    expect(await kept(person)).toEqual(before);
    expect((await kept(other)).code).toBeNull();
  });

  it("without a grant for this very act comes first, and tells nothing of whom it was about (R68)", async () => {
    const person = await makeProtectedPerson();
    const spent = await actOf(admin);
    mustHave(await makeTemporaryCode(spent, requestFor(await makeProtectedPerson())));
    const acts = [
      spent,
      await actOf(admin, NOW, "turn-off"),
      { ...(await actOf(admin)), now: later(STEP_UP_GRANT_SECONDS) },
      { ...(await actOf(admin)), claim: { ...spent.claim, token: "" } },
      { ...(await actOf(admin)), claim: { ...(await actOf(await makeAdmin())).claim, sessionId: "other" } },
    ];
    for (const act of acts)
      expect(await makeTemporaryCode(act, requestFor(person))).toMatchObject({ error: "step-up-required" });
    expect(await kept(person)).toEqual({ code: null, reasons: 0, notices: 0 });
  });

  it("for an id that nobody has", async () => {
    const request = { ...requestFor(admin), id: "nobody" };
    const result = await makeTemporaryCode(await actOf(admin), request);
    expect(result).toMatchObject({ error: "person-missing" });
  });
});

describe("a code that is made", () => {
  it("is kept as a slow peppered hash alone, like a recovery code (R44, R87)", async () => {
    const person = await makeProtectedPerson();
    const code = await codeFor(person, admin);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    const dump = dumpDatabase();
    for (const form of [code, formatRecoveryCode(code), code.toLowerCase()])
      expect(dump.includes(form)).toBe(false);
    const row = (await kept(person)).code;
    expect(row).toMatchObject({ pepperId: "p1", usedAt: null, createdAt: NOW, expiresAt: later(600) });
    expect(row?.hash).toMatch(/^\$2b\$10\$/);
    expect(dump.includes(row?.hash ?? "none")).toBe(true);
  });

  it("is told to the person in the app and by mail, when made and when used, and to every administrator when made (R85)", async () => {
    const { personId, adminId, session } = await actOutTemporaryCode();
    const noticesOf = (accountId: string) =>
      database().notice.findMany({ where: { accountId }, select: { kind: true }, orderBy: { at: "asc" } });
    const kinds = (await noticesOf(personId)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["temporary-code-created", "temporary-code-used"]));
    for (const id of [adminId, admin.session.accountId])
      expect(await noticesOf(id)).toContainEqual({ kind: "admin-temporary-code" });
    expect(await queuedMails(session.email), "nobody has confirmed the address").toEqual([]);

    const person = await makeProtectedPerson();
    const where = { id: person.session.accountId };
    await database().account.update({ where, data: { emailConfirmedAt: NOW } });
    const boss = await makeAdmin();
    await database().account.update({
      where: { id: boss.session.accountId },
      data: { emailConfirmedAt: NOW },
    });
    const code = await codeFor(person, admin);
    expect(await queuedMails(boss.email)).toMatchObject([
      { kind: "admin-notice", values: { notice: "admin-temporary-code", about: person.email } },
    ]);
    const mails = await queuedMails(person.email);
    expect(mails).toMatchObject([{ kind: "notice", values: { notice: "temporary-code-created" } }]);
    expect(JSON.stringify(mails)).not.toContain(formatRecoveryCode(code));
  });

  it("names administrator and person in the log, with the class of the reason and not its words (R86)", async () => {
    const person = await makeProtectedPerson();
    await codeFor(person, admin);
    const where = { subjectId: person.session.accountId, event: "temporary-code.created" };
    const [row, ...more] = await database().auditRow.findMany({ where });
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      actorId: admin.session.accountId,
      result: "success",
      reason: "phone-not-at-hand",
    });
    expect(JSON.stringify(row)).not.toContain("Called back");
  });

  it("leaves its reason to the next administrator, for as long as the log is kept (R115)", async () => {
    const person = await makeProtectedPerson();
    const { accountId } = person.session;
    const gone = await makeAdmin();
    await codeFor(person, gone);
    await codeFor(person, admin, later(30));
    const reason = "Called back on the known number";
    expect(await lastReasons(accountId)).toMatchObject([
      { reason, at: later(30), madeBy: admin.email },
      { reason, at: NOW, madeBy: gone.email },
    ]);
    await database().account.delete({ where: { id: gone.session.accountId } });
    expect(await lastReasons(accountId)).toMatchObject([{ madeBy: admin.email }, { madeBy: null }]);
    await sweepTemporaryCodeReasons(later(AUDIT_RETENTION_SECONDS + 1));
    expect(await lastReasons(accountId)).toMatchObject([{ at: later(30) }]);
  });
});
