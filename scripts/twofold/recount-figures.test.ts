// Proves that the command tells what differs between figures and log, fails for it, and mends it when asked.
import { afterEach, expect, it, vi } from "vitest";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { clock } from "@/lib/platform/clock";
import { database, transaction } from "@/lib/platform/db";
import { runCommand } from "@/scripts/twofold/command";
import { recountFigures } from "@/scripts/twofold/recount-figures";

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  await runCommand(recountFigures, args).finally(() => vi.restoreAllMocks());
  return lines.join("");
}

afterEach(() => {
  process.exitCode = undefined;
});

it("compares, names what differs, and puts it right", async () => {
  const entry = { event: "recovery-code.used", result: "success", actorId: "somebody" } as const;
  await transaction((tx) => recordEvent(tx, entry, TRACE, clock.now()));
  expect(await run()).toBe("Days compared: 1; all figures agree with the log.\n");
  expect(process.exitCode).toBeUndefined();
  await database().dailyFigure.updateMany({ where: { name: "codes.used" }, data: { value: 7 } });
  expect(await run()).toMatch(
    /^\d{4}-\d\d-\d\d codes\.used: 7, should be 1\nDays compared: 1; figures that differ: 1/,
  );
  expect(process.exitCode).toBe(1);
  expect(await run("--write")).toContain("figures put right: 1");
  expect(await run()).toContain("all figures agree");
});
