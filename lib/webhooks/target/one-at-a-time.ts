// Owns that webhooks never look up more than one name at a time, so that slow names leave the attempt hook a way.
import { shared } from "@/lib/platform/shared";
import { type Resolver, systemResolver } from "@/lib/webhooks/target/resolve-target";

/** Looks up in turn. Who gave up waiting is passed over; a look-up under way goes on, and holds its turn until it ends. */
export function oneAtATime(resolver: Resolver): Resolver {
  let last: Promise<unknown> = Promise.resolve();
  return (name, signal) => {
    const found = last.then(() => {
      signal?.throwIfAborted();
      return resolver(name, signal);
    });
    last = found.catch(() => null);
    return found;
  };
}

/**
 * For everything but the attempt hook itself, one for both bundles. The system looks names up on two threads of the process
 * (half of libuv's pool), and giving a slow one up frees none: two slow names would keep everybody's waiting. The system's
 * own is worth that: a resolver that needs no threads (c-ares) knows neither the hosts file nor search domains.
 */
export const webhookResolver: Resolver = (name, signal) =>
  shared("webhook-resolver", () => oneAtATime(systemResolver))(name, signal);
