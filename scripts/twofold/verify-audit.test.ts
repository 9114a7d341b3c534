// Proves that the command says in one line how the log stands, names what is wrong with it, and fails then (R89).
import { afterEach, expect, it, vi } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { tamper, unguardLog, writeRows } from "@/lib/audit/chain/test-log";
import { database } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";
import { runCommand } from "@/scripts/twofold/command";
import { verifyAudit } from "@/scripts/twofold/verify-audit";

async function run(...args: string[]): Promise<[string, typeof process.exitCode]> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  await runCommand(verifyAudit, args).finally(() => vi.restoreAllMocks());
  return [lines.join("").trim(), process.exitCode];
}

afterEach(() => {
  process.exitCode = undefined;
});

it("says what is whole (R89)", async () => {
  expect(await run()).toEqual(["Nothing is sealed yet; 0 newer rows wait.", undefined]);
  await writeRows(50);
  await sealPending(() => NOW);
  await writeRows(1);
  expect(await run()).toEqual([
    `50 rows, unbroken from row 1 to row 50 (sealed until ${NOW.toISOString()}, 1 newer row waits).`,
    undefined,
  ]);
});

it("holds it against a head that was noted elsewhere", async () => {
  const row = await database().auditRow.findUniqueOrThrow({ where: { id: 30 } });
  expect((await run("--head", `30:${row.seal}`))[1]).toBeUndefined();
  const told = "Row 30 is not as it was noted: the log was sealed anew.";
  expect(await run("--head", `30:${"A".repeat(43)}`)).toEqual([told, 1]);
  expect(await run("--head", `0:${row.seal}`)).toEqual([expect.stringMatching(/^Row 0 is not kept any/), 1]);
  for (const words of [["--head"], ["--head", "30"], ["--tail", "x"], ["--head", `30:${row.seal}`, "x"]]) {
    expect((await run(...words))[1]).toBe(1);
  }
});

it("names the first fault, and fails (R89)", async () => {
  await unguardLog();
  await tamper('DELETE FROM "AuditRow" WHERE id = 49');
  expect(await run()).toEqual(["Row 49 is missing.", 1]);
  await tamper(`UPDATE "AuditRow" SET reason = 'x' WHERE id = 44`);
  expect(await run()).toEqual(["Row 44 was changed.", 1]);
  await tamper('DELETE FROM "AuditRow" WHERE id BETWEEN 41 AND 43');
  expect(await run()).toEqual(["Rows 41 to 43 are missing.", 1]);
  await tamper('UPDATE "AuditRow" SET id = 0 WHERE id = 30');
  expect(await run()).toEqual(["Row 0 was inserted.", 1]);
  await tamper('UPDATE "AuditChain" SET "headId" = 40');
  expect(await run()).toEqual([expect.stringMatching(/^AuditChain was changed\./), 1]);
});
