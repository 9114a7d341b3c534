// Proves that every row of a file is judged, that bad ones are named, and that reading a file invites nobody.
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { mintLink } from "@/lib/accounts/link-token";
import { badRowsAfter } from "@/lib/admin/import/import-row-store";
import { stageImport } from "@/lib/admin/import/stage-import";
import { manyPeople, stage } from "@/lib/admin/import/test-import";
import { database, transaction } from "@/lib/platform/db";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

const domain = () => `${randomUUID()}.test`;
const bad = async (id: string) =>
  (await badRowsAfter(id, 0, 100)).map(({ line, problem, firstLine }) => [line, problem, firstLine]);

it("stages good rows, and names each bad one with its line and what is wrong", async () => {
  const { email, session } = await makePerson();
  const at = domain();
  await transaction(async (tx) => {
    await mintLink(tx, "invitation", { email: `invited@${at}`, role: "member" }, NOW);
    await mintLink(tx, "invitation", { email: `over@${at}`, role: "member" }, later(-2 * 86_400));
    await mintLink(tx, "undo-email", { accountId: session.accountId, email: `left@${at}` }, NOW);
  });
  const file = [
    "role;name;email",
    `admin;Ada;ada@${at}`,
    `;;ADA@${at}`,
    `;;${email.toUpperCase()}`,
    `;;invited@${at}`,
    `member;"Over; and out";over@${at}`,
    `;;left@${at}`,
    ";;",
    ";;no address",
    `owner;;o@${at}`,
    `;a\u0007b;n@${at}`,
    `;=1+1;f@${at};more`,
    `;=cmd|' /C calc'!A0;g@${at}`,
  ].join("\r\n");
  const job = await stage(`\ufeff${file}\r\n`);
  expect(job).toMatchObject({
    state: "ready",
    goodRows: 3,
    badRows: 9,
    adminRows: 1,
    invited: 0,
    problem: null,
  });
  expect(await bad(job.id)).toEqual([
    [3, "email-twice", 2],
    [4, "has-account", null],
    [5, "already-invited", null],
    [7, "has-account", null],
    [8, "email-missing", null],
    [9, "email-malformed", null],
    [10, "role-unknown", null],
    [11, "name-malformed", null],
    [12, "columns-wrong", null],
  ]);
  const good = await database().importRow.findMany({
    where: { jobId: job.id, isBad: false },
    select: { line: true, email: true, name: true, role: true, typedEmail: true },
  });
  expect(good).toEqual([
    { line: 2, email: `ada@${at}`, name: "Ada", role: "admin", typedEmail: null },
    { line: 6, email: `over@${at}`, name: "Over; and out", role: "member", typedEmail: null },
    { line: 13, email: `g@${at}`, name: "=cmd|' /C calc'!A0", role: "member", typedEmail: null },
  ]);
  expect(await database().account.count({ where: { email: { endsWith: at } } })).toBe(0);
  expect(await database().mailMessage.count({ where: { kind: "invitation" } })).toBe(0);
});

it("finds an address that comes again thousands of rows later", async () => {
  const at = domain();
  const job = await stage(`${manyPeople(3000, at)}PERSON-7@${at},Again\n`);
  expect(job).toMatchObject({ goodRows: 3000, badRows: 1 });
  expect(await bad(job.id)).toEqual([[3002, "email-twice", 9]]);
});

it.each([
  ["password,email\nx,a@example.test\n", { problem: "columns-unknown", columns: "password" }],
  ["name\nAda\n", { problem: "column-missing" }],
  ["email\n", { problem: "no-rows" }],
  ["", { problem: "empty" }],
  ['email\na@example.test\n"b@example.test\n', { problem: "quotes-broken", problemLine: 3 }],
  [Uint8Array.of(0x65, 0x6d, 0xff, 0x0a), { problem: "encoding" }],
])("refuses a whole file and keeps nothing of it: %j", async (file, told) => {
  const job = await stage(file);
  expect(job).toMatchObject({ state: "refused", goodRows: 0, badRows: 0, ...told });
  expect(await database().importRow.count({ where: { jobId: job.id } })).toBe(0);
});

it("keeps nothing of a file that breaks off", async () => {
  async function* breaking() {
    yield new TextEncoder().encode(manyPeople(2000, domain()));
    throw new Error("connection lost");
  }
  const jobs = await database().importJob.count();
  await expect(stageImport(breaking(), null, NOW)).rejects.toThrow("connection lost");
  expect(await database().importJob.count()).toBe(jobs);
});
