// Proves that a list of people goes out whole, to whoever stepped up for it, once, and as nothing that a spreadsheet runs.
import { beforeAll, expect, it } from "vitest";
import { exportPeople } from "@/lib/admin/people/export-people";
import { plantCrowd, plantOne, queryOf, walkThrough } from "@/lib/admin/people/test-people";
import { TRACE } from "@/lib/audit/test-trace";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database } from "@/lib/platform/db";
import { PEOPLE_EXPORT_PAGE } from "@/lib/platform/limits";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempts/attempt-budget";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { later, makeProtectedPerson, mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

let session: OpenSession;
beforeAll(async () => {
  ({ session } = await makeProtectedPerson());
  await plantCrowd(PEOPLE_EXPORT_PAGE + 120);
});

async function act() {
  const claim = await claimFor(session.id, "export-people");
  return { actorId: session.accountId, claim, trace: TRACE, now: NOW };
}

async function fileOf(own: Parameters<typeof queryOf>[0]): Promise<string> {
  let text = "";
  for await (const piece of mustHave(await exportPeople(await act(), queryOf(own)))) text += piece;
  return text;
}

it.each([{}, { filter: "no-second-factor" }, { filter: "inactive" }, { search: "3." }] as const)(
  "%j is whole, in the order of the list, and begins with its columns",
  async (own) => {
    const [head, ...lines] = (await fileOf(own)).trimEnd().split("\r\n");
    expect(head).toMatch(/^\ufeffemail,email_confirmed_at,name,role,/);
    const emails = lines.map((line) => line.split(",")[0]);
    const rows = await database().account.findMany({ select: { id: true, email: true } });
    const emailOf = new Map(rows.map(({ id, email }) => [id, email]));
    expect(emails.length).toBeGreaterThan(20);
    expect(emails).toEqual((await walkThrough(queryOf(own))).map((id) => emailOf.get(id)));
  },
);

it("tells what the list tells, times in UTC, and no lock that is over", async () => {
  const email = "one.row@example.test";
  await plantOne({ email, name: "王小明, Dr.", lockedUntil: later(-1), lastSignInAt: null });
  expect((await fileOf({ search: email })).split("\r\n")[1]).toBe(
    `${email},,"王小明, Dr.",member,1,10,,,,2030-10-18T07:08:10.000Z`,
  );
  await database().account.update({ where: { email }, data: { lockedUntil: FROZEN_UNTIL } });
  expect(await fileOf({ search: email })).toContain(",9999-12-31T00:00:00.000Z,");
});

it("calls no passkey an authenticator: what it counts are second factors", async () => {
  const email = "passkey.alone@example.test";
  await plantPasskey(await plantOne({ email, factorCount: 0, codesLeft: 0 }));
  const [head = "", row = ""] = (await fileOf({ search: email })).split("\r\n");
  expect(row.split(",")[head.split(",").indexOf("second_factors")]).toBe("1");
});

it("holds no formula, whatever somebody is called (R116)", async () => {
  await plantOne({ email: "=cmd|'x'!a0@example.test", name: '=HYPERLINK("http://evil.example")' });
  const text = await fileOf({ search: "=cmd" });
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(text).toContain(`\r\n'=cmd|'x'!a0@example.test,`);
});

it("needs a grant of its own, once, and is in the log without what was searched for", async () => {
  const permit = await act();
  const foreign = await claimFor(session.id, "export-people", "add-person");
  const refusal = { ok: false, error: "step-up-required" };
  expect(await exportPeople({ ...permit, claim: foreign }, queryOf({}))).toMatchObject(refusal);
  const before = await database().auditRow.count({ where: { event: "people.exported" } });
  const both = [1, 2].map(() => exportPeople(permit, queryOf({ filter: "locked", search: "secret-name" })));
  const results = await Promise.all(both);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const rows = await database().auditRow.findMany({ where: { event: "people.exported" } });
  expect(rows).toHaveLength(before + 1);
  expect(rows.at(-1)).toMatchObject({ actorId: session.accountId, reason: "people-locked" });
  expect(JSON.stringify(rows)).not.toContain("secret-name");
});

it("reads only as far as somebody takes it", async () => {
  const pieces = mustHave(await exportPeople(await act(), queryOf({})));
  await pieces.next();
  const { value } = await pieces.next();
  expect(String(value).split("\r\n")).toHaveLength(PEOPLE_EXPORT_PAGE + 1);
  await pieces.return(undefined);
  expect(await pieces.next()).toMatchObject({ done: true });
});
