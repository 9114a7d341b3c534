// Proves that the command line invites one address, and says why it does not.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterEach, expect, it, vi } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { queuedMails } from "@/lib/mail/test-mails";
import { settings } from "@/lib/platform/env";
import { makePerson } from "@/lib/two-factor/test-person";
import { runCommand } from "@/scripts/twofold/command";
import { invite } from "@/scripts/twofold/invite";

const outbox = mkdtempSync(join(tmpdir(), "twofold-outbox-"));
// Whatever a test file before this one left running may have asked for the settings already.
settings().outboxDir = outbox;

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  await runCommand(invite, args).finally(() => vi.restoreAllMocks());
  return lines.join("");
}

afterEach(() => {
  process.exitCode = undefined;
});

it("prints the link, and mails it at once", async () => {
  const email = freshEmail();
  const said = await run(email.toUpperCase(), "--language", "zh-CN");
  const [file = "", ...more] = readdirSync(outbox);
  const mail = await PostalMime.parse(readFileSync(join(outbox, file)));
  expect(more).toEqual([]);
  expect(mail.to).toEqual([{ address: email, name: "" }]);
  expect(mail.subject).toContain("邀请");
  expect(mail.text).toContain(said.trim());
  expect(new URL(said.trim()).pathname).toBe("/invitation");
  expect(await queuedMails(email), "sent at once").toEqual([]);
  expect(process.exitCode).toBeUndefined();
});

it.each([
  [""],
  ["a@example.test,b@example.test"],
  ["a@example.test\r\nBcc: b@example.test"],
  ["<b>@example.test"],
])("refuses %j (R55)", async (typed) => {
  expect(await run(typed)).toMatch(/email address/);
  expect(process.exitCode).toBe(1);
});

it("refuses an address that has an account", async () => {
  const { email } = await makePerson();
  expect(await run(email)).toMatch(/has an account/);
  expect(process.exitCode).toBe(1);
  expect(await queuedMails(email)).toEqual([]);
});
