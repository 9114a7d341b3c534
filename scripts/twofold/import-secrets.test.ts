// Proves that the command line names what is left out, imports nothing unasked, and writes no secret.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, expect, it, vi } from "vitest";
import { someSecret, uriOf } from "@/lib/admin/secrets-import/test-secrets";
import { database } from "@/lib/platform/db";
import { makePerson } from "@/lib/two-factor/test-person";
import { runCommand } from "@/scripts/twofold/command";
import { importSecrets } from "@/scripts/twofold/import-secrets";

const folder = mkdtempSync(join(tmpdir(), "twofold-secrets-"));

function fileOf(text: string): string {
  const path = join(folder, "secrets.txt");
  writeFileSync(path, text);
  return path;
}

async function run(...args: string[]): Promise<string[]> {
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => said.push(String(line).trimEnd()) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  await runCommand(importSecrets, args).finally(() => vi.restoreAllMocks());
  return said;
}

afterEach(() => {
  process.exitCode = undefined;
});

it("names every bad row in a dry run, imports nothing, keeps nothing, and ends with 1", async () => {
  const { email } = await makePerson();
  const secret = someSecret();
  const list = `${uriOf(email, secret)}\n${uriOf("nobody@cli.test", someSecret())}\n${secret}\n`;
  const said = await run(fileOf(list), "--dry-run", "--yes");
  expect(said).toEqual([
    'Line 2: "nobody@cli.test": No account has this address. Add the person first',
    'Line 3: "": Not an otpauth:// address',
    "1 secret can be imported.",
    "2 rows cannot be used.",
  ]);
  expect(said.join("")).not.toContain(secret);
  expect(process.exitCode).toBe(1);
  expect(await database().authenticator.count()).toBe(0);
  expect(await database().secretImport.count()).toBe(0);
});

it("imports nothing where nobody can be asked, keeps nothing, and ends with 1", async () => {
  const { email } = await makePerson();
  vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([]) as never);
  expect(await run(fileOf(`${uriOf(email, someSecret())}\n`))).toEqual([
    "1 secret can be imported.",
    "Every row can be used.",
    "Nobody could be asked. Add --yes to go on without being asked.",
  ]);
  expect(process.exitCode).toBe(1);
  expect(await database().authenticator.count()).toBe(0);
  expect(await database().secretImport.count()).toBe(0);
});

it("imports what it was agreed to", async () => {
  const { email, session } = await makePerson();
  const list = `email,secret\n${email},${someSecret()}\n`;
  expect(await run(fileOf(list), "--format", "csv", "--yes")).toEqual([
    "1 secret can be imported.",
    "Every row can be used.",
    "1 person has their authenticator here now.",
  ]);
  expect(process.exitCode).toBeUndefined();
  const { accountId } = session;
  expect(await database().authenticator.findMany({ where: { accountId } })).toMatchObject([
    { name: "Imported authenticator" },
  ]);
});

it.each([
  [[], "Name one file."],
  [["nowhere.txt"], "There is no file nowhere.txt."],
  [["x", "--format", "xml"], "The format is one of uri, csv, migration."],
  [["x", "--frobnicate"], "Unknown option '--frobnicate'"],
])("refuses %j", async (args, sentence) => {
  expect((await run(...args)).join("")).toContain(sentence);
  expect(process.exitCode).toBe(1);
});

it("says of a file that cannot be used what is wrong with it", async () => {
  expect((await run(fileOf("email,secret,role\n"))).join("")).toContain("columns that cannot be imported");
  expect(process.exitCode).toBe(1);
});
