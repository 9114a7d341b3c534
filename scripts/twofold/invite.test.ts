// Proves that the command line invites one address, and says why it does not.
import { randomUUID } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { queuedMails } from "@/lib/mail/test-mails";
import { makePerson } from "@/lib/two-factor/test-person";
import { invite } from "@/scripts/twofold/invite";

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  await invite.run(args).finally(() => vi.restoreAllMocks());
  return lines.join("");
}

afterEach(() => {
  process.exitCode = undefined;
});

it("prints the link that it mails", async () => {
  const email = `${randomUUID()}@example.test`;
  const said = await run(email.toUpperCase(), "--language", "zh-CN");
  const [mail] = await queuedMails(email);
  expect(said).toBe(`${mail?.values.link}\n`);
  expect(mail).toMatchObject({ kind: "invitation", locale: "zh-CN" });
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
