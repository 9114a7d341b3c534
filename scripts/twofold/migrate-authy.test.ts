// Proves that the command tells of each registration without giving anybody away, and changes nothing when it is only to tell.
import { afterEach, expect, it, vi } from "vitest";
import { plantChannel } from "@/lib/channels/test-channels";
import { database } from "@/lib/platform/db";
import { makePerson, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";
import { runCommand } from "@/scripts/twofold/command";
import { migrateAuthy } from "@/scripts/twofold/migrate-authy";

async function run(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line).trimEnd()) > 0);
  await runCommand(migrateAuthy, args).finally(() => vi.restoreAllMocks());
  return lines;
}

afterEach(() => {
  process.exitCode = undefined;
});

it("asks, ends and counts, and does nothing twice", async () => {
  expect(await run()).toEqual(["Ended: 0; asked: 0; asked before: 0."]);
  const { accountId } = (await makePerson(NOW, "anna@example.test")).session;
  await plantChannel(accountId, "authy", "4711");
  await plantChannel((await makeProtectedPerson()).session.accountId, "authy", "4712");
  const plan = await run("--dry-run");
  expect(plan.at(-1)).toBe("Ended: 1; asked: 1; asked before: 0. Nothing was changed.");
  expect(await database().account.count({ where: { leavesAuthyAt: { not: null } } })).toBe(0);
  const done = await run();
  expect(done).toContain("a…@example.test is asked to enroll at the next sign-in with Authy");
  expect(done.at(-1)).toBe("Ended: 1; asked: 1; asked before: 0.");
  expect(await database().channel.count()).toBe(1);
  expect(await run()).toEqual([
    "a…@example.test was asked already and has not enrolled yet",
    "Ended: 0; asked: 0; asked before: 1.",
  ]);
  expect([...plan, ...done].join()).not.toContain("anna");
});
