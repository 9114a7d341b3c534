// Proves that the command line makes the link of the first administrator, and no other once there has been one (R3).
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { acceptInvitation } from "@/lib/accounts/sign-up/invitation";
import { noteAdmin } from "@/lib/admin/setup-store";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { clock } from "@/lib/platform/clock";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { makePerson, mustHave, PASSWORD, redeem } from "@/lib/two-factor/test-person";
import { runCommand } from "@/scripts/twofold/command";
import { createAdmin } from "@/scripts/twofold/create-admin";

const outbox = mkdtempSync(join(tmpdir(), "twofold-outbox-"));
// Whatever a test file before this one left running may have asked for the settings already.
settings().outboxDir = outbox;

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  await runCommand(createAdmin, args).finally(() => vi.restoreAllMocks());
  return lines.join("").trim();
}
const invitations = () => database().linkToken.count({ where: { purpose: "invitation" } });

beforeEach(async () => {
  await database().installation.deleteMany();
});
afterEach(() => {
  process.exitCode = undefined;
});

it("prints and mails a link that makes an administrator of that address", async () => {
  const email = freshEmail();
  const link = await run(email.toUpperCase());
  expect(new URL(link).pathname).toBe("/invitation");
  expect(readdirSync(outbox)).toHaveLength(1);
  expect(process.exitCode).toBeUndefined();
  const now = clock.now();
  const answer = { token: tokenOf(link), password: PASSWORD, locale: "en", trace: TRACE, now } as const;
  expect(await redeem(mustHave(await acceptInvitation(answer)), now)).toMatchObject({ email, role: "admin" });
});

it("says that it is closed once there has been an administrator, and makes nothing", async () => {
  await transaction((tx) => noteAdmin(tx, clock.now()));
  const before = await invitations();
  expect(await run(freshEmail())).toMatch(/closed for ever/);
  expect(process.exitCode).toBe(1);
  expect(await invitations()).toBe(before);
});

it("refuses an address that has an account", async () => {
  const { email } = await makePerson();
  expect(await run(email)).toMatch(/has an account/);
  expect(process.exitCode).toBe(1);
});

it.each([[""], ["nobody"], ["a@example.test,b@example.test"], ["a@example.test\r\nBcc: b@example.test"]])(
  "refuses %j (R55)",
  async (typed) => {
    expect(await run(typed)).toMatch(/email address/);
    expect(process.exitCode).toBe(1);
  },
);
