// Owns the limits of an address over two servers: counted in Redis, in the database while Redis is gone, and never open.
import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { setTimeout } from "node:timers/promises";
import { freshAddress } from "@/lib/api/test-address";
import { database } from "@/lib/platform/db";
import { IP_AUTH_POSTS } from "@/lib/platform/limits";
import { say } from "@/scripts/bench/bench-line";
import type { Stage } from "@/scripts/instances/across-servers";
import { amidTheCrowd } from "@/scripts/instances/crowd";
import type { ThrowAwayRedis } from "@/scripts/instances/throw-away-redis";
import { visitor } from "@/scripts/instances/visitor";

const PAST_THE_LIMIT = 20;
const LONGEST_RETURN_MS = 15_000;

/** Somebody who posts to both servers directly, in turns. */
async function somebody({ origin, ports }: Stage) {
  const address = freshAddress();
  const page = await visitor({ origin, address }).open("/sign-in");
  const browsers = [...ports, undefined, undefined].map((port) => visitor({ origin, port, address }));
  const typed = { email: "nobody", password: "x" };
  return {
    address,
    /** Posts four times at once. Returns the statuses. */
    post: async () => {
      const answers = await Promise.all(browsers.map((browser) => browser.post(page, typed)));
      return answers.map(({ status }) => status);
    },
  };
}

/** One client posts to both servers: as many posts pass as one server would let pass. Returns its address. */
async function expectLimit(stage: Stage): Promise<string> {
  const { address, post } = await somebody(stage);
  const statuses: number[] = [];
  while (statuses.length < IP_AUTH_POSTS + PAST_THE_LIMIT) statuses.push(...(await post()));
  const expected = { 200: IP_AUTH_POSTS, 429: PAST_THE_LIMIT };
  deepStrictEqual(countsOf(statuses), expected);
  return address;
}

function countsOf(statuses: number[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const keyOf = (address: string) => `auth-posts:${address}`;
const inDatabase = (address: string) => database().rateLimit.count({ where: { key: keyOf(address) } });
const inRedis = async (redis: ThrowAwayRedis, address: string) =>
  (await redis.keys()).includes(`twofold:${keyOf(address)}`);

/** Both servers together let as many posts pass as one of them would, and Redis holds the count. */
export async function addressLimitInRedis(stage: Stage, redis: ThrowAwayRedis): Promise<void> {
  const address = await expectLimit(stage);
  strictEqual(await inRedis(redis, address), true);
  strictEqual(await inDatabase(address), 0);
}

/** Redis is killed and comes back empty while people sign in, and one client posts all the time. */
export async function redisGoneAndBack(stage: Stage, redis: ThrowAwayRedis): Promise<void> {
  const impatient = await somebody(stage);
  const statuses: number[] = [];
  await amidTheCrowd(stage, "the death and the return of Redis", async () => {
    const keepPosting = async (times: number) => {
      for (let n = 0; n < times; n += 1) statuses.push(...(await impatient.post()));
    };
    await keepPosting(5);
    await Promise.all([keepPosting(40), setTimeout(100).then(redis.kill)]);
    strictEqual(await inDatabase(await expectLimit(stage)), 1);
    await redis.restart();
    await untilUsed(stage, redis);
    await addressLimitInRedis(stage, redis);
  });
  // Redis lost its counts: a new window begins once, and only once.
  const { 200: passed = 0, 429: refused = 0 } = countsOf(statuses);
  say(`  of ${statuses.length} posts of one client around its death ${passed} passed`);
  strictEqual(passed + refused, statuses.length, JSON.stringify(countsOf(statuses)));
  ok(passed >= IP_AUTH_POSTS && passed <= 2 * IP_AUTH_POSTS);
}

/** Each server finds out for itself that Redis is back. */
async function untilUsed(stage: Stage, redis: ThrowAwayRedis): Promise<void> {
  const deadlineMs = performance.now() + LONGEST_RETURN_MS;
  for (const port of stage.ports)
    for (;;) {
      const address = freshAddress();
      const browser = visitor({ ...stage, port, address });
      await browser.submit(await browser.open("/sign-in"), { email: "nobody", password: "x" });
      browser.close();
      if (await inRedis(redis, address)) break;
      ok(performance.now() < deadlineMs, "Redis is not used again");
      await setTimeout(50);
    }
}
