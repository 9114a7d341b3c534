// Proves that sweeping begins at once, and that one sweep that fails is logged and keeps no other from running.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { createLogger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import { startSweeper } from "@/lib/platform/sweeper";

it("runs every sweep at once, whatever the others do", async () => {
  const lines: string[] = [];
  shared("logger", () => createLogger("error", { write: (line: string) => lines.push(line) }));
  const swept: string[] = [];
  const started = Date.now();
  await new Promise<void>((done) => {
    startSweeper({
      first: async () => swept.push("first"),
      failing: async () => Promise.reject(new Error("no such table")),
      last: async (now) => {
        swept.push("last");
        expect(now.getTime()).toBeGreaterThanOrEqual(started);
        done();
      },
    });
  });
  await sleep(0);
  expect(swept).toEqual(["first", "last"]);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "error", sweep: "failing" });
});
