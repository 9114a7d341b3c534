// Proves that limits per address hold while Redis is gone, silent, full or frozen: the database counts, at once and exactly.
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countForAddress, uncountForAddress } from "@/lib/platform/address-limits";
import { database } from "@/lib/platform/db";
import { createLogger } from "@/lib/platform/logger";
import { openRedis } from "@/lib/platform/redis";
import { forgetRedis, pointAtRedis, startTestRedis, type TestRedis } from "@/lib/platform/test-redis";
import { freePort } from "@/scripts/bench/free-port";

const ADDRESS = "203.0.113.7";
/** What Redis may cost a request at most while it does not answer, and then some: the machine is busy. */
const LONGEST_MS = 5_000;
const UNANSWERED = { greets: true };
const SILENT = { greets: false };
const FULL = { greets: true, toCommands: "-OOM command not allowed when used memory > 'maxmemory'.\r\n" };
/** One point counted, and a minute left. */
const COUNTED = { greets: true, toCommands: "*2\r\n:1\r\n:60000\r\n" };

let redis: TestRedis;
let lines: string[];

// What loads at its first use is no part of what is measured.
beforeAll(async () => {
  pointAtRedis(`redis://127.0.0.1:${await freePort()}`);
  await countForAddress("failures", "203.0.113.8");
  forgetRedis();
  await database().rateLimit.deleteMany();
});

beforeEach(async () => {
  lines = [];
  const log = createLogger("info", { write: (line) => void lines.push(line) });
  Object.assign(globalThis, { [Symbol.for("twofold.logger")]: { instance: log } });
  redis = await startTestRedis(SILENT);
});

afterEach(async () => {
  forgetRedis();
  await redis.close();
  await database().rateLimit.deleteMany();
});

/** Posts at once. Returns how many of them passed, and how long the slowest took. */
async function post(times: number): Promise<{ passed: number; slowestMs: number }> {
  const startMs = performance.now();
  const waits = await Promise.all(Array.from({ length: times }, () => countForAddress("failures", ADDRESS)));
  return {
    passed: waits.filter((wait) => wait === null).length,
    slowestMs: performance.now() - startMs,
  };
}

async function expectLimit(): Promise<void> {
  const { passed, slowestMs } = await post(30);
  expect(passed).toBe(20);
  expect(slowestMs).toBeLessThan(LONGEST_MS);
  expect(await post(5)).toMatchObject({ passed: 0 });
}

describe("a limit of an address holds", () => {
  it("where nobody listens", async () => {
    pointAtRedis(`redis://:canary-of-redis@127.0.0.1:${await freePort()}`);
    await expectLimit();
  });

  it("where somebody listens and never says a word, and the start waits a second for it at most", async () => {
    pointAtRedis(redis.url);
    const startMs = performance.now();
    await openRedis(redis.url);
    expect(performance.now() - startMs).toBeLessThan(LONGEST_MS);
    await expectLimit();
    expect(redis.asked()).toBe(0);
  });

  it("where Redis is full and refuses", async () => {
    redis.answer(FULL);
    pointAtRedis(redis.url);
    await openRedis(redis.url);
    await expectLimit();
    expect(redis.asked()).toBeGreaterThan(0);
  });

  it("where Redis answered a moment ago and is frozen, and the next ones do not wait for it", async () => {
    redis.answer(COUNTED);
    pointAtRedis(redis.url);
    await openRedis(redis.url);
    expect(await post(3)).toMatchObject({ passed: 3 });
    expect(await database().rateLimit.count()).toBe(0);
    redis.answer(SILENT);
    await expectLimit();
    const before = redis.asked();
    await post(3);
    expect(redis.asked()).toBe(before);
  });
});

describe("Redis that comes back", () => {
  it("is asked again by itself, and the log tells once that it went and once that it came", async () => {
    redis.answer(UNANSWERED);
    pointAtRedis(redis.url);
    await openRedis(redis.url);
    await post(3);
    redis.answer(COUNTED);
    const before = redis.asked();
    for (let tries = 0; tries < 100 && redis.asked() === before; tries += 1) {
      await setTimeout(50);
      await post(1);
    }
    await post(2);
    const said = lines.map((line) => JSON.parse(line).msg);
    expect(said).toEqual([expect.stringContaining("does not answer"), "Redis answers again"]);
    expect(lines.join("")).not.toContain("canary");
  });
});

it("is given nothing back that was not counted there, or a change of places would lend some", async () => {
  pointAtRedis(redis.url);
  for (let times = 0; times < 5; times += 1) await uncountForAddress("failures", ADDRESS, new Date());
  await expectLimit();
  await uncountForAddress("failures", ADDRESS, new Date());
  expect(await database().rateLimit.findMany({ select: { points: true } })).toEqual([{ points: 34 }]);
});
