// Proves that a link takes the password of its own account alone, whoever else has the address while it is checked (R74).
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import {
  NEW_PASSWORD,
  reset as newPassword,
  resetTokenFor,
} from "@/lib/accounts/passwords/test-password-person";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { makeAdmin, makeMember, resetNow } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { makePerson, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

// Before anything else opens it: this one tells its statements.
let hear: (sql: string) => void = () => {};
shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => hear(query)));

const use = (token: string, password: string) =>
  reEnroll({ token, password, browserMark: undefined, trace: TRACE, now: NOW });

/** Lets one account have the other's address from when it was read until the password behind it was looked up. */
function swapMeanwhile(id: string, otherId: string): string[] {
  const aside = new Database(sqliteFile(settings().databaseUrl));
  const emailOf = aside.prepare<[string], { email: string }>("SELECT email FROM Account WHERE id = ?");
  const move = aside.prepare("UPDATE Account SET email = ? WHERE id = ?");
  const swap = aside.transaction(() => {
    const [email, otherEmail] = [emailOf.get(id)?.email, emailOf.get(otherId)?.email];
    move.run("nobody@example.test", id);
    move.run(email, otherId);
    move.run(otherEmail, id);
  });
  const owners: string[] = [];
  hear = (sql) => {
    const isRead = sql.includes("emailProvedApart");
    const isLookedUp = /p\."hash"/.test(sql);
    if (!isRead && !isLookedUp) return;
    swap();
    owners.push(isRead ? "other" : "own");
    if (isRead) return;
    hear = () => {};
    aside.close();
  };
  return owners;
}

it("opens nothing with the password of who has its address in between", async () => {
  const [by, { id, email }] = [await makeAdmin(), await makeMember()];
  const token = await resetNow(by, { id, email });
  const other = await makePerson();
  mustHave(await newPassword(await resetTokenFor(other.email)));
  const owners = swapMeanwhile(id, other.session.accountId);
  expect(await use(token, NEW_PASSWORD)).toMatchObject({ error: "password-wrong" });
  expect(owners).toEqual(["other", "own"]);
  expect(await database().signInGrant.count({ where: { accountId: id } })).toBe(0);
  expect(await use(token, PASSWORD)).toMatchObject({ ok: true });
});
