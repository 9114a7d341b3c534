// Owns patience with the attempt hook: a dead one must not hold up every sign-in for its whole time limit.
import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
} from "cockatiel";
import { ATTEMPT_HOOK_BREAK_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

/** Failures in a row after which it is not asked for a while. */
export const FAILURES_TO_BREAK = 3;

interface Held {
  version: string;
  breaker: CircuitBreakerPolicy;
}

/**
 * The breaker of one version of the hook: a hook that was changed or replaced is asked at once.
 * @param breakMs how long a hook is not asked before one attempt tries it again
 */
export function attemptBreaker(
  version: string,
  breakMs = ATTEMPT_HOOK_BREAK_SECONDS * 1000,
): CircuitBreakerPolicy {
  const held = shared<{ current: Held | null }>("attempt-breaker", () => ({ current: null }));
  if (held.current?.version !== version) held.current = { version, breaker: newBreaker(breakMs) };
  return held.current.breaker;
}

function newBreaker(halfOpenAfter: number): CircuitBreakerPolicy {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter,
    breaker: new ConsecutiveBreaker(FAILURES_TO_BREAK),
  });
  breaker.onStateChange((state) => logger().warn({ circuit: CircuitState[state] }, "attempt hook circuit"));
  return breaker;
}
