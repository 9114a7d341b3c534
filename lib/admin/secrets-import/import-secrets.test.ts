// Proves whose secrets are imported and whose never, that each row is consumed once, and what its person has by it.
import { describe, expect, it } from "vitest";
import { deactivatePerson } from "@/lib/admin/person/deactivate-person";
import { makeAdmin, openSessionOf, permitOn } from "@/lib/admin/person/test-admin";
import { rowsOfList, viewList } from "@/lib/admin/secrets-import/list-view";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import {
  discardSecrets,
  startSecretImport,
  startSecretImportByCommand,
} from "@/lib/admin/secrets-import/start-secret-import";
import { sweepSecretImports } from "@/lib/admin/secrets-import/sweep-lists";
import { bring, importWhole, someSecret, uriOf } from "@/lib/admin/secrets-import/test-secrets";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { IMPORT_RETENTION_SECONDS, SECRET_IMPORT_WAIT_SECONDS } from "@/lib/platform/durations";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { decodeSecret } from "@/lib/totp/secret";
import { twoFactorOverview } from "@/lib/two-factor/overview";
import { startEnrollment } from "@/lib/two-factor/start-enrollment";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { phoneWith } from "@/lib/two-factor/test-phone";

const phoneOf = (secret: string) => {
  const decoded = decodeSecret(secret, { leastBytes: 16 });
  if (!decoded.ok) throw new Error(decoded.error);
  return phoneWith(decoded.secret);
};
const authenticatorsOf = (accountId: string) => database().authenticator.findMany({ where: { accountId } });
const change = (id: string, data: object) => database().account.update({ where: { id }, data });

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
      const tried = await completeSignIn(await rewardFor(email), proof, TRACE, NOW);
      expect(tried, `${seconds} s from the import`).toMatchObject({ ok: false });
    }
    const [after] = [later(90)];
    const proof = { kind: "authenticator", code: phone.codeAt(after) } as const;
    mustHave(await completeSignIn(await rewardFor(email, after), proof, TRACE, after));
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

  it("counts as protection, is told to its person once, and to every administrator once an import (R85)", async () => {
    const admin = await makeAdmin();
    await change(admin.accountId, { emailConfirmedAt: NOW });
    const people = [await makePerson(), await makePerson()];
    for (const { session } of people) await change(session.accountId, { emailConfirmedAt: NOW });
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
        { actorId: admin.accountId, reason: "imported", factor: "authenticator" },
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

describe("whose secrets are never imported", () => {
  const KINDS = {
    "account-unknown": async () => "nobody@example.test",
    "account-admin": async () => (await makeAdmin()).email,
    "account-deactivated": async () => {
      const { email, session } = await makePerson();
      await change(session.accountId, { deactivatedAt: NOW });
      return email;
    },
    "account-has-factor": async () => (await makeProtectedPerson()).email,
    "account-reset": async () => {
      const { email, session } = await makePerson();
      await change(session.accountId, { resetAt: NOW });
      return email;
    },
  };

  it.each(Object.entries(KINDS))("%s is named in the preview, and keeps no secret", async (problem, make) => {
    const { id, problems, view } = await bring(uriOf(await make()));
    expect(problems).toEqual([`1 ${problem}`]);
    expect(view).toMatchObject({ goodRows: 0, badRows: 1 });
    expect(
      await database().secretImportRow.count({ where: { importId: id, sealedSecret: { not: null } } }),
    ).toBe(0);
  });

  it("an administrator without a second factor, and one until lately, neither (R75)", async () => {
    const [now, lately] = [await makePerson(), await makePerson()];
    await change(now.session.accountId, { role: "admin" });
    await change(lately.session.accountId, { adminUntil: NOW });
    const { problems } = await bring(`${uriOf(now.email)}\n${uriOf(lately.email)}`);
    expect(problems).toEqual(["1 account-admin", "2 account-admin"]);
  });

  it("the same list a second time says that each secret is there already", async () => {
    const { email } = await makePerson();
    const list = uriOf(email);
    await importWhole((await bring(list)).id);
    expect((await bring(list)).problems).toEqual(["1 account-has-secret"]);
    expect((await bring(uriOf(email))).problems).toEqual(["1 account-has-factor"]);
  });

  it.each([
    ["account-admin", { role: "admin" }],
    ["account-deactivated", { deactivatedAt: NOW }],
    ["account-reset", { resetAt: NOW }],
    ["account-has-factor", { factorCount: 1 }],
    ["account-unknown", { email: `moved-${NOW.getTime()}@example.test` }],
  ])("%s is asked again for each row: what changed since the preview counts", async (problem, data) => {
    const { email, session } = await makePerson();
    const { id, problems } = await bring(uriOf(email));
    expect(problems).toEqual([]);
    await change(session.accountId, data);
    await importWhole(id);
    expect(await authenticatorsOf(session.accountId)).toEqual([]);
    expect(await viewList(id, null)).toMatchObject({ state: "done", imported: 0, skipped: 1 });
    expect(await rowsOfList(id, "bad")).toMatchObject([{ problem }]);
    await change(session.accountId, { role: "member" });
  });
});

describe("confirming", () => {
  it("needs a permit for it, once, of the one who brought the list (R68)", async () => {
    const [admin, other] = [await makeAdmin(), await makeAdmin()];
    const { email, session } = await makePerson();
    const { id } = await bring(uriOf(email), admin.accountId);
    const wrong = await permitOn(admin, id, "import-people");
    expect(await startSecretImport(wrong, id)).toMatchObject({ ok: false, error: "step-up-required" });
    expect(await viewList(id, other.accountId)).toBeNull();
    const others = await permitOn(other, id, "import-secrets");
    expect(await startSecretImport(others, id)).toMatchObject({ ok: false, error: "import-missing" });
    const act = await permitOn(admin, id, "import-secrets");
    mustHave(await startSecretImport(act, id));
    expect(await startSecretImport(act, id)).toMatchObject({ ok: false, error: "step-up-required" });
    const again = await permitOn(admin, id, "import-secrets");
    expect(await startSecretImport(again, id)).toMatchObject({ ok: false, error: "import-over" });
    await runSecretImports({ now: () => NOW, id });
    expect(await authenticatorsOf(session.accountId)).toHaveLength(1);
  });

  it("imports nothing before: not the preview, not a run, not a list that was discarded", async () => {
    const admin = await makeAdmin();
    const { email, session } = await makePerson();
    const { id } = await bring(uriOf(email), admin.accountId);
    await runSecretImports({ now: () => NOW });
    mustHave(await discardSecrets({ actorId: admin.accountId, now: NOW }, id));
    expect(await database().secretImportRow.count({ where: { importId: id } })).toBe(0);
    const act = await permitOn(admin, id, "import-secrets");
    expect(await startSecretImport(act, id)).toMatchObject({ ok: false, error: "import-over" });
    expect(await discardSecrets({ actorId: admin.accountId, now: NOW }, id)).toMatchObject({ ok: false });
    expect(await authenticatorsOf(session.accountId)).toEqual([]);
  });

  it("is over after a while, and the sweep forgets the secrets; reports go later (R112)", async () => {
    const { email } = await makePerson();
    const { id } = await bring(uriOf(email));
    const done = await bring(uriOf("nobody@example.test"));
    await importWhole(done.id);
    const late = later(SECRET_IMPORT_WAIT_SECONDS);
    const act = { actorId: null, trace: TRACE, now: late };
    expect(await startSecretImportByCommand(act, id)).toMatchObject({ ok: false, error: "import-over" });
    await sweepSecretImports(later(SECRET_IMPORT_WAIT_SECONDS - 1));
    expect(await viewList(id, null)).not.toBeNull();
    await sweepSecretImports(late);
    expect(await viewList(id, null)).toBeNull();
    expect(await database().secretImportRow.count({ where: { importId: id } })).toBe(0);
    expect(await viewList(done.id, null)).not.toBeNull();
    await sweepSecretImports(later(IMPORT_RETENTION_SECONDS + 1));
    expect(await viewList(done.id, null)).toBeNull();
  });

  it("gives each person one authenticator however many confirm and run at once (R121)", async () => {
    const admin = await makeAdmin();
    const people = [];
    for (let index = 0; index < 6; index += 1) people.push(await makePerson());
    const gone = await makePerson();
    const list = [...people, gone].map(({ email }) => uriOf(email)).join("\n");
    const { id } = await bring(list, admin.accountId);
    await change(gone.session.accountId, { deactivatedAt: NOW });
    const permits = [];
    for (let index = 0; index < 3; index += 1) permits.push(await permitOn(admin, id, "import-secrets"));
    const started = await Promise.all(permits.map((act) => startSecretImport(act, id)));
    expect(started.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => runSecretImports({ now: () => NOW, id })));
    for (const { session } of people) {
      expect(await authenticatorsOf(session.accountId)).toHaveLength(1);
      const { accountId: subjectId } = session;
      expect(await database().auditRow.count({ where: { event: "authenticator.added", subjectId } })).toBe(1);
    }
    expect(await viewList(id, admin.accountId)).toMatchObject({ state: "done", imported: 6, skipped: 1 });
  });

  it("gives a person one where two lists name them at once (R121)", async () => {
    const { email, session } = await makePerson();
    const lists = [await bring(uriOf(email)), await bring(uriOf(email))];
    await Promise.all(lists.map(({ id }) => importWhole(id)));
    expect(await authenticatorsOf(session.accountId)).toHaveLength(1);
    const views = await Promise.all(lists.map(({ id }) => viewList(id, null)));
    expect(views.map((view) => view?.imported).sort()).toEqual([0, 1]);
  });
});

describe("an administrator who is none any more (R76)", () => {
  it("leaves nothing to confirm, and what runs is stopped with the role", async () => {
    const [admin, boss] = [await makeAdmin(), await makeAdmin()];
    const people = [await makePerson(), await makePerson()];
    const lists = [];
    for (const { email } of people) lists.push(await bring(uriOf(email), admin.accountId));
    const running = String(lists[1]?.id);
    mustHave(await startSecretImport(await permitOn(admin, running, "import-secrets"), running));
    mustHave(await deactivatePerson(await permitOn(boss, admin.accountId, "deactivate-person")));
    await runSecretImports({ now: () => NOW });
    for (const { session } of people) expect(await authenticatorsOf(session.accountId)).toEqual([]);
    for (const { id } of lists) {
      expect(await viewList(id, admin.accountId)).toMatchObject({ state: "cancelled", imported: 0 });
      expect(await database().secretImportRow.count({ where: { importId: id } })).toBe(0);
    }
    const stopped = { event: "secrets.import-stopped", subjectId: admin.accountId };
    expect(await database().auditRow.count({ where: stopped })).toBe(1);
  });

  it("is noticed by the run itself, whoever took the role", async () => {
    const admin = await makeAdmin();
    const { email, session } = await makePerson();
    const { id } = await bring(uriOf(email), admin.accountId);
    mustHave(await startSecretImport(await permitOn(admin, id, "import-secrets"), id));
    await change(admin.accountId, { role: "member" });
    await runSecretImports({ now: () => NOW });
    expect(await authenticatorsOf(session.accountId)).toEqual([]);
    expect(await viewList(id, admin.accountId)).toMatchObject({ state: "cancelled" });
  });
});

it("moves no sealed secret: what is altered or of another row is left out, not imported", async () => {
  const people = [await makePerson(), await makePerson()];
  const { id } = await bring(people.map(({ email }) => uriOf(email)).join("\n"));
  const where = { importId: id };
  const [first, second] = await database().secretImportRow.findMany({ where, orderBy: { position: "asc" } });
  const data = { sealedSecret: first?.sealedSecret };
  await database().secretImportRow.update({ where: { id: second?.id ?? "" }, data });
  await importWhole(id);
  expect(await rowsOfList(id, "bad")).toMatchObject([{ line: 2, problem: "key-gone" }]);
  expect(await authenticatorsOf(String(people[1]?.session.accountId))).toEqual([]);
  expect(await openSessionOf(String(people[0]?.session.accountId))).toBeTruthy();
});
