// Proves whose secrets are imported and whose never, in the preview and when a row is done.
import { describe, expect, it } from "vitest";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { rowsOfList, viewList } from "@/lib/admin/secrets-import/list-view";
import {
  authenticatorsOf,
  bring,
  changeAccount,
  importWhole,
  uriOf,
} from "@/lib/admin/secrets-import/test-secrets";
import { database } from "@/lib/platform/db";
import { makePerson, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

describe("whose secrets are never imported", () => {
  const KINDS = {
    "account-unknown": async () => "nobody@example.test",
    "account-admin": async () => (await makeAdmin()).email,
    "account-deactivated": async () => {
      const { email, session } = await makePerson();
      await changeAccount(session.accountId, { deactivatedAt: NOW });
      return email;
    },
    "account-has-factor": async () => (await makeProtectedPerson()).email,
    "account-reset": async () => {
      const { email, session } = await makePerson();
      await changeAccount(session.accountId, { resetAt: NOW });
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
    await changeAccount(now.session.accountId, { role: "admin" });
    await changeAccount(lately.session.accountId, { adminUntil: NOW });
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
    await changeAccount(session.accountId, data);
    await importWhole(id);
    expect(await authenticatorsOf(session.accountId)).toEqual([]);
    expect(await viewList(id, null)).toMatchObject({ state: "done", imported: 0, skipped: 1 });
    expect(await rowsOfList(id, "bad")).toMatchObject([{ problem, name: null }]);
    await changeAccount(session.accountId, { role: "member" });
  });
});
