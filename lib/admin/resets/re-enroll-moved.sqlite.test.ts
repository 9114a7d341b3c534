// Proves that a link takes the password of its own account alone, whoever else has the address while it is checked (R74).
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import {
  NEW_PASSWORD,
  reset as newPassword,
  resetTokenFor,
} from "@/lib/accounts/passwords/test-password-person";
import { comeBack, grantsOf, resetMember } from "@/lib/admin/resets/test-re-enroll";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { makePerson, mustHave } from "@/lib/two-factor/test-person";

// Before anything else opens it: this one tells its statements.
let hear: (sql: string) => void = () => {};
shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => hear(query)));

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
  const { id, token } = await resetMember();
  const other = await makePerson();
  mustHave(await newPassword(await resetTokenFor(other.email)));
  const owners = swapMeanwhile(id, other.session.accountId);
  expect(await comeBack(token, NEW_PASSWORD)).toMatchObject({ error: "password-wrong" });
  expect(owners).toEqual(["other", "own"]);
  expect(await grantsOf(id)).toBe(0);
  expect(await comeBack(token)).toMatchObject({ ok: true });
});
