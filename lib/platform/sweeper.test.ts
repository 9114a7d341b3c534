// Proves that sweeping begins at once, that one sweep that fails is logged and keeps no other from running, and that the end waits.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { createLogger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import { startSweeper } from "@/lib/platform/sweeper";

vi.hoisted(() => {
  process.env.SWEEP_INTERVAL_SECONDS = "1";
});

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

it("is waited for at shutdown, so that no sweep is cut in the middle", async () => {
  const { closers } = shared<{ closers: { name: string; close: () => unknown }[] }>("shutdown", () => {
    throw new Error("nothing was started");
  });
  let goOn = () => {};
  const held = new Promise<void>((done) => {
    goOn = done;
  });
  const swept: string[] = [];
  startSweeper({ held: () => held, last: async () => swept.push("last") });
  const closed = closers.at(-1)?.close();
  goOn();
  await closed;
  expect(swept).toEqual(["last"]);
});

it("begins no round before the one before has ended, however long it takes", async () => {
  const under = { now: 0, most: 0, rounds: 0 };
  const slowly = async () => {
    under.now += 1;
    under.most = Math.max(under.most, under.now);
    // Longer than two intervals: the second and the third round have been asked for meanwhile.
    await sleep(under.rounds === 0 ? 2200 : 0);
    under.now -= 1;
    under.rounds += 1;
  };
  startSweeper({ slowly });
  await vi.waitUntil(() => under.rounds >= 3, { timeout: 5000 });
  expect(under.most).toBe(1);
});
