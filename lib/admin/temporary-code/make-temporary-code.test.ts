// Proves how a temporary code is kept, whom it is told to, and what the log and the next administrator learn of it (R85, R86).
import { beforeEach, expect, it } from "vitest";
import { lastReasons, sweepTemporaryCodeReasons } from "@/lib/admin/temporary-code/temporary-code-store";
import {
  type Admin,
  actOutTemporaryCode,
  codeFor,
  keptOf,
  makeAdmin,
  makeMember,
} from "@/lib/admin/temporary-code/test-temporary-code";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { formatRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { later, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

let admin: Admin;
beforeEach(async () => {
  admin = await makeAdmin();
});

it("is kept as a slow peppered hash alone, like a recovery code (R44, R87)", async () => {
  const person = await makeProtectedPerson();
  const code = await codeFor(person, admin);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  const dump = dumpDatabase();
  for (const form of [code, formatRecoveryCode(code), code.toLowerCase()])
    expect(dump.includes(form)).toBe(false);
  const row = (await keptOf(person)).code;
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

  const person = await makeMember();
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
  const person = await makeMember();
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
  const person = await makeMember();
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
