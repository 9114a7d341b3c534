// Proves that a full disk costs answers, and nothing that was acknowledged. It mounts a small disk: for root, on Linux.
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { FlakyServer } from "@/scripts/faults/flaky-server";
import { sometime, underFaults } from "@/scripts/faults/under-faults";

const disk = mkdtempSync(join(tmpdir(), "twofold-disk-"));
execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m,mode=0700", "tmpfs", disk]);
process.env.DATABASE_URL = `file:${join(disk, "twofold.db")}`;
process.env.OUTBOX_DIR = join(disk, "outbox");

let server: FlakyServer;
afterAll(async () => {
  await server?.kill();
  const { database } = await import("@/lib/platform/db");
  await database().$disconnect();
  execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true });
});

/** Writes until there is no room. Returns the file. */
function fillUp(): string {
  const ballast = join(disk, "ballast");
  const file = openSync(ballast, "w");
  for (let size = 1 << 20; size >= 1; ) {
    try {
      writeSync(file, Buffer.alloc(size));
    } catch {
      size >>= 1;
    }
  }
  closeSync(file);
  return ballast;
}

it("the disk fills up and is cleared again", async () => {
  server = await FlakyServer.start();
  const strike = async () => {
    await sometime(3000, 6000);
    const ballast = fillUp();
    await setTimeout(3000);
    rmSync(ballast);
  };
  const { unanswered } = await underFaults(server, { seconds: 60, strike });
  expect(unanswered, "some writes found no room").toBeGreaterThan(2);
  expect(server.starts).toBe(1);
});
