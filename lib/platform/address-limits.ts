// Owns the limits per client address: posts, failures and new accounts in fixed windows, kept in the database.
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
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

function limiter(name: AddressLimit): RateLimiterPrisma {
  return shared(`address-limit.${name}`, () => {
    const table = { storeClient: database(), tableName: "rateLimit", clearExpiredByTimeout: false };
    return new RateLimiterPrisma({ ...table, ...LIMITS[name], keyPrefix: name });
  });
}

/**
 * While APP_URL is a loopback name this is somebody trying the product on their own machine: every person on it
 * shares one address, and a stranger's cannot reach it. Account budgets hold there as everywhere.
 */
export function isExempt(clientAddress: string): boolean {
  const host = clientAddress.includes(":") ? `[${clientAddress}]` : clientAddress;
  return settings().isLoopback && isLoopbackName(host);
}

/**
 * Counts one event of an address against a limit.
 * @param clientAddress canonical, as the edge saw it
 * @returns seconds to wait when the limit is passed, else null
 */
export async function countForAddress(name: AddressLimit, clientAddress: string): Promise<number | null> {
  if (isExempt(clientAddress)) return null;
  try {
    await limiter(name).consume(limiterAddress(clientAddress));
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
    throw refusal;
  }
}

/** Gives one event back: what was counted beforehand did not come about. */
export async function uncountForAddress(name: AddressLimit, clientAddress: string): Promise<void> {
  if (isExempt(clientAddress)) return;
  await limiter(name).reward(limiterAddress(clientAddress));
}

/** Removes windows that are over; with them goes the address (GDPR data minimisation). */
export async function sweepAddressLimits(now: Date): Promise<void> {
  await database().rateLimit.deleteMany({ where: { expire: { lte: now } } });
}
