// Owns the limits per client address: posts, failures and new accounts in fixed windows.
import type { Redis } from "ioredis";
import { RateLimiterPrisma, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { database } from "@/lib/platform/db";
import {
  IP_AUTH_POSTS_WINDOW_SECONDS,
  IP_FAILURES_WINDOW_SECONDS,
  IP_PASSKEY_QUESTIONS_WINDOW_SECONDS,
  IP_SIGN_UPS_LONG_WINDOW_SECONDS,
  IP_SIGN_UPS_SHORT_WINDOW_SECONDS,
  MAIL_REQUESTS_WINDOW_SECONDS,
} from "@/lib/platform/durations";
import { limiterAddress } from "@/lib/platform/edge/client-address";
import { settings } from "@/lib/platform/env";
import {
  IP_AUTH_POSTS,
  IP_FAILURES,
  IP_PASSKEY_QUESTIONS,
  IP_SIGN_UPS_LONG,
  IP_SIGN_UPS_SHORT,
  MAIL_REQUESTS_BY_CLIENT,
} from "@/lib/platform/limits";
import { isLoopbackName } from "@/lib/platform/loopback";
import { withRedis } from "@/lib/platform/redis";
import { shared } from "@/lib/platform/shared";

const LIMITS = {
  "auth-posts": { points: IP_AUTH_POSTS, duration: IP_AUTH_POSTS_WINDOW_SECONDS },
  failures: { points: IP_FAILURES, duration: IP_FAILURES_WINDOW_SECONDS },
  "sign-ups-short": { points: IP_SIGN_UPS_SHORT, duration: IP_SIGN_UPS_SHORT_WINDOW_SECONDS },
  "sign-ups-long": { points: IP_SIGN_UPS_LONG, duration: IP_SIGN_UPS_LONG_WINDOW_SECONDS },
  "passkey-questions": { points: IP_PASSKEY_QUESTIONS, duration: IP_PASSKEY_QUESTIONS_WINDOW_SECONDS },
  "mail-requests": { points: MAIL_REQUESTS_BY_CLIENT, duration: MAIL_REQUESTS_WINDOW_SECONDS },
};

export type AddressLimit = keyof typeof LIMITS;

/** Where Redis counts: like the library, except that the count never falls below zero when an event is given back. */
const COUNT_IN_REDIS = `
  if tonumber(ARGV[1]) < 0 and tonumber(redis.call("get", KEYS[1]) or 0) < 1 then return {0, 0} end
  redis.call("set", KEYS[1], 0, "EX", ARGV[2], "NX")
  return {redis.call("incrby", KEYS[1], ARGV[1]), redis.call("pttl", KEYS[1])}`;

function inRedis(name: AddressLimit, redis: Redis): RateLimiterRedis {
  return shared(`address-limit.redis.${name}`, () => {
    const counting = { customIncrTtlLuaScript: COUNT_IN_REDIS, rejectIfRedisNotReady: true };
    return new RateLimiterRedis({
      ...LIMITS[name],
      ...counting,
      storeClient: redis,
      keyPrefix: `twofold:${name}`,
    });
  });
}

function inDatabase(name: AddressLimit): RateLimiterPrisma {
  return shared(`address-limit.${name}`, () => {
    const table = { storeClient: database(), tableName: "rateLimit", clearExpiredByTimeout: false };
    return new RateLimiterPrisma({ ...table, ...LIMITS[name], keyPrefix: name });
  });
}

/**
 * While APP_URL is a loopback name, somebody is trying the product on their own machine: everybody there shares one
 * address, and no request comes from elsewhere. The budgets of accounts hold there as everywhere.
 */
export function isExempt(clientAddress: string): boolean {
  const host = clientAddress.includes(":") ? `[${clientAddress}]` : clientAddress;
  return settings().isLoopback && isLoopbackName(host);
}

/**
 * Counts one event of an address against a limit: in Redis where REDIS_URL names one; otherwise, and while Redis does not
 * answer, in the database.
 * @param clientAddress canonical, as the edge saw it
 * @returns seconds to wait when the limit is passed, else null
 */
export async function countForAddress(name: AddressLimit, clientAddress: string): Promise<number | null> {
  if (isExempt(clientAddress)) return null;
  const address = limiterAddress(clientAddress);
  return withRedis(
    (redis) => waitOf(inRedis(name, redis).consume(address)),
    () => waitOf(inDatabase(name).consume(address)),
  );
}

async function waitOf(consumed: Promise<RateLimiterRes>): Promise<number | null> {
  try {
    await consumed;
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
    throw refusal;
  }
}

/**
 * Gives one event back, when what was counted beforehand did not happen. The count never falls below zero: events that
 * are given back while counting moves between Redis and the database would otherwise be a credit.
 */
export async function uncountForAddress(name: AddressLimit, clientAddress: string, now: Date): Promise<void> {
  if (isExempt(clientAddress)) return;
  const address = limiterAddress(clientAddress);
  await withRedis<unknown>(
    (redis) => inRedis(name, redis).reward(address),
    () =>
      database().rateLimit.updateMany({
        where: { key: inDatabase(name).getKey(address), points: { gt: 0 }, expire: { gt: now } },
        data: { points: { decrement: 1 } },
      }),
  );
}

/** Deletes windows that are over, and the address with them (GDPR data minimisation). */
export async function sweepAddressLimits(now: Date): Promise<void> {
  await database().rateLimit.deleteMany({ where: { expire: { lte: now } } });
}
