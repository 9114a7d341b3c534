// Proves that each row is consumed once, however many confirm and run at once.
import { expect, it } from "vitest";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { viewList } from "@/lib/admin/secrets-import/list-view";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import { startSecretImport } from "@/lib/admin/secrets-import/start-secret-import";
import {
  authenticatorsOf,
  bring,
  changeAccount,
  importWhole,
  uriOf,
} from "@/lib/admin/secrets-import/test-secrets";
import { database } from "@/lib/platform/db";
import { makePerson, NOW } from "@/lib/two-factor/test-person";

it("gives each person one authenticator however many confirm and run at once (R121)", async () => {
  const admin = await makeAdmin();
  const people = [];
  for (let index = 0; index < 6; index += 1) people.push(await makePerson());
  const gone = await makePerson();
  const list = [...people, gone].map(({ email }) => uriOf(email)).join("\n");
  const { id } = await bring(list, admin.accountId);
  await changeAccount(gone.session.accountId, { deactivatedAt: NOW });
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
