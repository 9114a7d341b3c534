// Proves when the database is rewritten: after an erasure, rarely, and never for nothing.
import { beforeAll, expect, it } from "vitest";
import { sweepErasedTraces } from "@/lib/accounts/privacy/erase-disk-traces";
import { database } from "@/lib/platform/db";
import { DISK_REWRITE_INTERVAL_SECONDS } from "@/lib/platform/durations";
import { later, NOW } from "@/lib/two-factor/test-person";

const erase = (at: Date) =>
  database().auditRow.create({
    data: { at, event: "account.deleted", result: "success", requestId: "r", address: "a", browser: "b" },
  });

/** Whether a sweep rewrote the file: free pages are gone then. */
async function isRewrittenBySweep(now: Date): Promise<boolean> {
  const keys = Array.from({ length: 300 }, (_, index) => `${now.getTime()}-${index}-${"x".repeat(100)}`);
  await database().rateLimit.createMany({ data: keys.map((key) => ({ key, points: 1 })) });
  await database().rateLimit.deleteMany({ where: { key: { in: keys } } });
  await sweepErasedTraces(now);
  const [row] = await database().$queryRaw<{ freelist_count: bigint }[]>`PRAGMA freelist_count`;
  return row?.freelist_count === 0n;
}

/** What is left of a process that stopped: nothing but the database. */
function restart(): void {
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for("twofold.erased-traces")];
}

beforeAll(async () => {
  expect(await isRewrittenBySweep(NOW)).toBe(false);
});

it("rewrites the file after an erasure, once (R114)", async () => {
  const start = later(DISK_REWRITE_INTERVAL_SECONDS);
  await erase(start);
  expect(await isRewrittenBySweep(later(30, start))).toBe(true);
  expect(await isRewrittenBySweep(later(60, start))).toBe(false);
});

it("lets erasures gather for the interval, and forgets none of them (R114)", async () => {
  const start = later(3 * DISK_REWRITE_INTERVAL_SECONDS);
  await erase(start);
  expect(await isRewrittenBySweep(later(1, start))).toBe(true);
  await erase(later(2, start));
  const due = later(1 + DISK_REWRITE_INTERVAL_SECONDS, start);
  expect(await isRewrittenBySweep(later(-1, due))).toBe(false);
  expect(await isRewrittenBySweep(due)).toBe(true);
  expect(await isRewrittenBySweep(later(2 * DISK_REWRITE_INTERVAL_SECONDS, due))).toBe(false);
});

it("remembers over a long rest what a stop came before, and then rewrites once (R114)", async () => {
  const start = later(20 * DISK_REWRITE_INTERVAL_SECONDS);
  await erase(start);
  expect(await isRewrittenBySweep(later(1, start))).toBe(true);
  // Within the interval of the last rewrite, so it waits; the server stops before its turn comes.
  await erase(later(2, start));
  expect(await isRewrittenBySweep(later(30, start))).toBe(false);
  const wakes = later(90 * 86_400, start);
  restart();
  expect(await isRewrittenBySweep(wakes)).toBe(true);
  restart();
  expect(await isRewrittenBySweep(later(60, wakes))).toBe(false);
});

it("starts without a rewrite where nobody was erased since the last one, however often (R114)", async () => {
  const start = later(200 * 86_400);
  for (const seconds of [0, 3 * DISK_REWRITE_INTERVAL_SECONDS, 86_400]) {
    restart();
    expect(await isRewrittenBySweep(later(seconds, start))).toBe(false);
  }
});
