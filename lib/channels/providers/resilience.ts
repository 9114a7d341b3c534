// Owns patience with providers: what may be asked twice, and when a provider is left alone for a while.
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

/** Outages in a row after which a provider is left alone. */
const OUTAGES_TO_BREAK = 5;
const TRIES_AFTER_THE_FIRST = 2;
const LONGEST_BEFORE_A_TRY_MS = (PROVIDER_TIMEOUT_SECONDS * 1000) / 2;

export type OutsideProvider = "twilio" | "authy";

/** What a second request would do. "once": something more than the first (a message, a used-up try). "again": nothing. */
export type Repeat = "once" | "again";

export interface Patience {
  breaker: CircuitBreakerPolicy;
  /** For one call, from now on. */
  repeat: () => RetryPolicy;
}

const isOutage = (error: Error) => isProviderFault(error) && error.isOutage;

/** @param breakMs how long a provider is left alone before one call tries again */
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
    // Somebody waits: after a long silence there is no second one.
    const isWorthwhile = (error: Error) => isOutage(error) && Date.now() - start < LONGEST_BEFORE_A_TRY_MS;
    // The default generator adds jitter: those who failed together do not come back together.
    const backoff = new ExponentialBackoff({ initialDelay: 150, maxDelay: 1500 });
    return retry(handleWhen(isWorthwhile), { maxAttempts: TRIES_AFTER_THE_FIRST, backoff });
  };
  return { breaker, repeat };
}

/** One in the process: Next's bundle and the edge's see the same outages. */
const patienceWith = (provider: OutsideProvider) =>
  shared(`patience with ${provider}`, () => newPatience(provider, PROVIDER_BREAK_SECONDS * 1000));

/**
 * Asks a provider, unless it has failed so often that it is left alone.
 * @throws ProviderFault; "unreached" while it is left alone
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
