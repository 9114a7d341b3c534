// Proves who may confirm a list, for how long, and that nothing is imported before.
import { describe, expect, it } from "vitest";
import { deactivatePerson } from "@/lib/admin/person/deactivate-person";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { rowsOfList, viewList } from "@/lib/admin/secrets-import/list-view";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import {
  discardSecrets,
  startSecretImport,
  startSecretImportByCommand,
} from "@/lib/admin/secrets-import/start-secret-import";
import { sweepSecretImports } from "@/lib/admin/secrets-import/sweep-lists";
import {
  authenticatorsOf,
  bring,
  changeAccount,
  importWhole,
  uriOf,
} from "@/lib/admin/secrets-import/test-secrets";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { IMPORT_RETENTION_SECONDS, SECRET_IMPORT_WAIT_SECONDS } from "@/lib/platform/durations";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

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
    await changeAccount(admin.accountId, { role: "member" });
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
