// Owns patience with providers: what may be asked twice, and when a provider is not asked for a while.
import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  type RetryPolicy,
  retry,
} from "cockatiel";
import { isProviderFault, ProviderFault } from "@/lib/channels/providers/provider-fault";
import { PROVIDER_BREAK_SECONDS, PROVIDER_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

/** Outages in a row after which a provider is not asked for a while. */
const OUTAGES_TO_BREAK = 5;
const TRIES_AFTER_THE_FIRST = 2;
const LONGEST_BEFORE_A_TRY_MS = (PROVIDER_TIMEOUT_SECONDS * 1000) / 2;

export type OutsideProvider = "twilio" | "authy";

/**
 * How often a request may be sent. "once": a second one would do something more, such as send a message or use up an
 * attempt. "again": it would not.
 */
export type Repeat = "once" | "again";

export interface Patience {
  breaker: CircuitBreakerPolicy;
  /** A policy for one call, which begins now. */
  repeat: () => RetryPolicy;
}

const isOutage = (error: Error) => isProviderFault(error) && error.isOutage;

/**
 * Fresh patience with a provider that has never failed.
 * @param breakMs how long a provider is not asked before one call tries again
 */
export function newPatience(provider: OutsideProvider, breakMs: number): Patience {
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: breakMs,
    breaker: new ConsecutiveBreaker(OUTAGES_TO_BREAK),
  });
  breaker.onStateChange((state) =>
    logger().warn({ provider, circuit: CircuitState[state] }, "provider circuit"),
  );
  const repeat = () => {
    const start = Date.now();
    // Somebody is waiting: after a long silence it is not tried again.
    const isWorthwhile = (error: Error) => isOutage(error) && Date.now() - start < LONGEST_BEFORE_A_TRY_MS;
    // Its default adds jitter, so that calls that failed together do not come back together.
    const backoff = new ExponentialBackoff({ initialDelay: 150, maxDelay: 1500 });
    return retry(handleWhen(isWorthwhile), { maxAttempts: TRIES_AFTER_THE_FIRST, backoff });
  };
  return { breaker, repeat };
}

/** One in the whole process: Next's bundle and the edge's count the same outages. */
const patienceWith = (provider: OutsideProvider) =>
  shared(`patience with ${provider}`, () => newPatience(provider, PROVIDER_BREAK_SECONDS * 1000));

/**
 * Asks a provider, unless it has failed so often that it is not asked for a while.
 * @throws ProviderFault; "unreached" while it is not asked
 */
export async function withPatience<T>(
  provider: OutsideProvider,
  repeat: Repeat,
  ask: () => Promise<T>,
  patience: Patience = patienceWith(provider),
): Promise<T> {
  const guarded = () => patience.breaker.execute(ask);
  try {
    return await (repeat === "again" ? patience.repeat().execute(guarded) : guarded());
  } catch (error) {
    throw isBrokenCircuitError(error) ? new ProviderFault("unreached") : error;
  }
}
