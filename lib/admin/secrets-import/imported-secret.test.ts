// Proves what a person has by an imported secret, what ends with it, and who is told.
import { describe, expect, it } from "vitest";
import { changeRole } from "@/lib/admin/person/change-role";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { viewList } from "@/lib/admin/secrets-import/list-view";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import { startSecretImport } from "@/lib/admin/secrets-import/start-secret-import";
import {
  authenticatorsOf,
  bring,
  changeAccount,
  importWhole,
  someSecret,
  uriOf,
} from "@/lib/admin/secrets-import/test-secrets";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { decodeSecret } from "@/lib/totp/secret";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";
import {
  later,
  makePerson,
  mustHave,
  NOW,
  PASSWORD,
  plantAuthenticator,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { phoneWith } from "@/lib/two-factor/test-phone";

const phoneOf = (secret: string) => {
  const decoded = decodeSecret(secret, { minBytes: 16 });
  if (!decoded.ok) throw new Error(decoded.error);
  return phoneWith(decoded.secret);
};

describe("an imported secret", () => {
  it("is an authenticator of its person, which no code from before opens, and the next one does (R28)", async () => {
    const { email, session } = await makePerson();
    const secret = someSecret();
    const { id } = await bring(uriOf(email.toUpperCase(), secret));
    await importWhole(id);
    const [row] = await authenticatorsOf(session.accountId);
    expect(row).toMatchObject({ name: "Old System", lastUsedAt: null, confirmedAt: NOW, digits: 6 });
    const phone = phoneOf(secret);
    for (const seconds of [-30, 0, 30]) {
      const proof = { kind: "authenticator", code: phone.codeAt(later(seconds)) } as const;
      const tried = await completeSignIn({ ticket: await rewardFor(email), proof }, TRACE, NOW);
      expect(tried, `${seconds} s from the import`).toMatchObject({ ok: false });
    }
    const [after] = [later(90)];
    const proof = { kind: "authenticator", code: phone.codeAt(after) } as const;
    mustHave(await completeSignIn({ ticket: await rewardFor(email, after), proof }, TRACE, after));
  });

  it("ends what the password alone had opened, an enrollment that was begun with it included (R40)", async () => {
    const { email, session } = await makePerson();
    mustHave(await startEnrollment({ session, baseName: "Phone", trace: TRACE, now: NOW }));
    const grant = await rewardFor(email);
    await importWhole((await bring(uriOf(email))).id);
    await expect(redeem(grant)).rejects.toThrow("opened no session");
    expect(await findSession(session.token, NOW)).toBeNull();
    const where = { accountId: session.accountId };
    expect(await database().enrollment.count({ where })).toBe(0);
    expect(await database().session.count({ where })).toBe(0);
    const opened = mustHave(await signIn({ email, password: PASSWORD, browserMark: undefined }, TRACE, NOW));
    expect(opened.kind, "from then on a second factor is asked for").toBe("ticket");
  });

  it("brings no recovery codes: the account says so and asks for some", async () => {
    const { email, session } = await makePerson();
    await importWhole((await bring(uriOf(email))).id);
    expect(await twoFactorOverview(session, NOW)).toMatchObject({
      recoveryCodes: "none",
      recoveryCodesLeft: 0,
      authenticators: [{ name: "Old System" }],
    });
  });

  it("makes nobody an administrator, until an authenticator of their own stands in its place (R76)", async () => {
    const admin = await makeAdmin();
    const { email, session } = await makePerson();
    const { accountId } = session;
    await importWhole((await bring(uriOf(email))).id);
    const promote = async () => changeRole(await permitOn(admin, accountId, "change-role"), "admin");
    expect(await promote()).toMatchObject({ error: "imported-authenticator" });
    const imported = await authenticatorsOf(accountId);
    await plantAuthenticator(accountId);
    expect(await promote(), "both are there").toMatchObject({ error: "imported-authenticator" });
    await database().authenticator.deleteMany({ where: { id: { in: imported.map(({ id }) => id) } } });
    mustHave(await promote());
  });

  it("counts as protection, is told to its person once, and to every administrator once an import (R85)", async () => {
    const admin = await makeAdmin();
    await changeAccount(admin.accountId, { emailConfirmedAt: NOW });
    const people = [await makePerson(), await makePerson()];
    for (const { session } of people) await changeAccount(session.accountId, { emailConfirmedAt: NOW });
    const before = await database().dailyFigure.findMany({ where: { name: "protection.gained" } });
    const list = people.map(({ email }) => uriOf(email)).join("\n");
    const { id } = await bring(list, admin.accountId);
    const act = await permitOn(admin, id, "import-secrets");
    mustHave(await startSecretImport(act, id));
    await runSecretImports({ now: () => NOW, id });
    for (const { email, session } of people) {
      const { accountId } = session;
      const notices = await database().notice.findMany({ where: { accountId } });
      expect(notices).toMatchObject([{ kind: "authenticator-imported", about: "Old System", address: "" }]);
      expect((await queuedMails(email)).map(({ values }) => values.notice)).toEqual([
        "authenticator-imported",
      ]);
      const row = { event: "authenticator.added", subjectId: accountId };
      expect(await database().auditRow.findMany({ where: row })).toMatchObject([
        { actorId: admin.accountId, reason: "imported", factor: "authenticator", ...TRACE },
      ]);
      expect(await database().account.findUnique({ where: { id: accountId } })).toMatchObject({
        factorCount: 1,
        codesLow: true,
      });
    }
    const kind = "admin-secrets-imported";
    const told = await database().notice.findMany({ where: { accountId: admin.accountId, kind } });
    expect(told).toMatchObject([{ about: "2" }]);
    const started = { event: "secrets.imported", actorId: admin.accountId };
    expect(await database().auditRow.findMany({ where: started })).toMatchObject([
      { reason: "brought-list" },
    ]);
    const after = await database().dailyFigure.findMany({ where: { name: "protection.gained" } });
    const sum = (rows: { value: number }[]) => rows.reduce((all, { value }) => all + value, 0);
    expect(sum(after) - sum(before)).toBe(2);
  });

  it("leaves no row behind but why others were left out", async () => {
    const { email } = await makePerson();
    const { id } = await bring(`${uriOf(email)}\n${uriOf("nobody@example.test")}`);
    await importWhole(id);
    expect(await viewList(id, null)).toMatchObject({ state: "done", imported: 1, skipped: 0, badRows: 1 });
    expect(await database().secretImportRow.findMany({ where: { importId: id } })).toMatchObject([
      { problem: "account-unknown", sealedSecret: null },
    ]);
  });
});
