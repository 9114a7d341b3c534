// Proves that the command line names what cannot be used, invites nobody unasked, and says how it ended.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, expect, it, vi } from "vitest";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { runCommand } from "@/scripts/twofold/command";
import { importPeople } from "@/scripts/twofold/import-people";

const folder = mkdtempSync(join(tmpdir(), "twofold-import-"));

function fileOf(text: string): string {
  const path = join(folder, "people.csv");
  writeFileSync(path, text);
  return path;
}

async function run(...args: string[]): Promise<string[]> {
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => said.push(String(line).trimEnd()) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  await runCommand(importPeople, args).finally(() => vi.restoreAllMocks());
  return said;
}

afterEach(() => {
  process.exitCode = undefined;
});

const MIXED = "email;name;role\r\na@cli.test;Ada;\r\nA@CLI.test;;\r\n=1+1;;\r\nb@cli.test;;boss\r\n";
const UNASKED = "Nobody could be asked. Add --yes to go on without being asked.";
const NAMED = [
  'Line 3: "A@CLI.test": The same address is on line 2',
  'Line 4: "=1+1": Not an email address',
  'Line 5: "boss": A role is “member” or “admin”',
  "1 person will be invited.",
  "3 rows cannot be used.",
];

it("names every bad row in a dry run, invites nobody, and ends with 1", async () => {
  expect(await run(fileOf(MIXED), "--dry-run", "--yes")).toEqual([...NAMED, "Nobody was invited."]);
  expect(process.exitCode).toBe(1);
  expect(await database().mailMessage.count()).toBe(0);
  expect(await database().importJob.count()).toBe(0);
});

it("ends a dry run of a good file with 0", async () => {
  expect(await run("--dry-run", fileOf("email\nok@cli.test\n"))).toEqual([
    "1 person will be invited.",
    "Every row can be used.",
    "Nobody was invited.",
  ]);
  expect(process.exitCode).toBeUndefined();
});

it.each([
  ["is left unanswered, and ends with 1", [], [UNASKED], 1],
  ["is answered with a no", ["n\n"], [], undefined],
])("invites nobody when the question %s", async (_, typed, said, exitCode) => {
  const input = Object.assign(Readable.from(typed), { isTTY: true });
  vi.spyOn(process, "stdin", "get").mockReturnValue(input as never);
  expect(await run(fileOf(MIXED))).toEqual([...NAMED, ...said, "Nobody was invited."]);
  expect(process.exitCode).toBe(exitCode);
  expect(await database().importJob.count()).toBe(0);
});

it("invites the others with --yes, in the language asked for", async () => {
  const said = await run(fileOf(MIXED), "--yes", "--language", "zh-CN");
  expect(said.slice(0, NAMED.length)).toEqual(NAMED);
  expect(said.slice(NAMED.length)).toEqual([
    "1 person was invited.",
    "The server sends the mails; they wait until it runs.",
  ]);
  expect(process.exitCode).toBeUndefined();
  expect(await queuedMails("a@cli.test")).toMatchObject([{ kind: "invitation", locale: "zh-CN" }]);
  const row = await database().auditRow.findFirst({ where: { event: "people.imported" } });
  expect(row).toMatchObject({ actorId: null, reason: "command-line", browser: "Command line" });
  expect(await run(fileOf("email\na@cli.test\n"), "--yes")).toContain(
    'Line 2: "a@cli.test": Already has an invitation',
  );
  expect(process.exitCode).toBe(1);
});

it.each([
  [[], /Name one file/],
  [["a.csv", "b.csv"], /one word too many/],
  [["/nowhere/people.csv"], /There is no file/],
  [[tmpdir()], /There is no file/],
  [["a.csv", "--force"], /Unknown option/],
  [["a.csv", "--language", "xx"], /The language is one of/],
])("says what is wrong with %j", async (args, line) => {
  expect((await run(...args)).join("\n")).toMatch(line);
  expect(process.exitCode).toBe(1);
});

it.each([
  ["name\nAda\n", /no column called “email”/],
  ["email,password\nx,y\n", /cannot be imported: password\./],
  ['email\n"a\n', /begins on line 2/],
])("refuses a whole file: %j", async (file, line) => {
  expect((await run(fileOf(file), "--yes")).join("\n")).toMatch(line);
  expect(process.exitCode).toBe(1);
});
