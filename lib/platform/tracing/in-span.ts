// Owns recording what a request spends its time on, where requests are traced.
import { currentSpan } from "@/lib/platform/request-context";

/**
 * Does work as a part of the running request's trace; without one, merely does it.
 * @param name a literal: nothing of the request is in it
 */
export function inSpan<T>(name: string, work: () => Promise<T>): Promise<T> {
  const whole = currentSpan();
  if (!whole) return work();
  const span = whole.child(name);
  const done = work();
  done.then(
    () => span.end(false),
    () => span.end(true),
  );
  return done;
}
