// Proves that a wrong password has the database do the same for an address with an account and for one without (R15).
import { beforeAll, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { signIn } from "@/lib/sign-in/sign-in";
import { makePerson, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

let statements: string[] = [];
beforeAll(() => {
  shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => statements.push(query)));
});

/** What a refused password asks of the database: of each statement, what it does to which table. */
async function refusalOf(email: string): Promise<string[]> {
  statements = [];
  const answer = await signIn({ email, password: "not the password", browserMark: undefined }, TRACE, NOW);
  expect(answer).toMatchObject({ ok: false, error: "credentials-wrong" });
  return statements.map((sql) => {
    const [verb] = sql.trim().split(/\s/);
    const [, table] = /(?:FROM|INTO|UPDATE)\W+(?:(?:main|public)\W+)?(\w+)/.exec(sql) ?? [];
    return table ? `${verb} ${table}` : `${verb}`;
  });
}

it("runs as many statements of the same kinds for every sort of account as for none, and once it is locked (R15)", async () => {
  const deactivated = await makePerson();
  const where = { id: deactivated.session.accountId };
  await database().account.update({ where, data: { deactivatedAt: NOW } });
  const known = [(await makePerson()).email, (await makeProtectedPerson()).email, deactivated.email];
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    const unknown = await refusalOf("nobody@example.test");
    expect(unknown).toEqual(expect.arrayContaining(["SELECT Account", "INSERT AuditRow"]));
    for (const email of known) expect(await refusalOf(email), `attempt ${attempt}`).toEqual(unknown);
  }
});
