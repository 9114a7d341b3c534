// Owns that webhooks look up one name at a time, so that slow names cannot hold up the attempt hook's own look-up.
import { shared } from "@/lib/platform/shared";
import { type Resolver, systemResolver } from "@/lib/webhooks/target/resolve-target";

/**
 * A resolver that looks names up in turn. A caller who gave up waiting is passed over; a look-up under way goes on, and
 * keeps its turn until it ends.
 */
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
 * The resolver of everything but the attempt hook itself; one for both of the process's bundles. Names are looked up on
 * two threads (half of libuv's pool), and giving up a slow look-up does not free its thread: two slow names would keep all
 * others waiting. A resolver without threads (c-ares) is no way out: it knows neither the hosts file nor search domains.
 */
export const webhookResolver: Resolver = (name, signal) =>
  shared("webhook-resolver", () => oneAtATime(systemResolver))(name, signal);
