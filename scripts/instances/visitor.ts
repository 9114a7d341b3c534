// Owns the browsers of the test: each comes from an address of its own, by the proxy or past it to one server.
import { connect } from "node:net";
import { freshAddress } from "@/lib/api/test-address";
import { Browserless, keepAliveAgent } from "@/scripts/bench/browserless";

export interface Visit {
  origin: string;
  /** The server to go to; the proxy chooses where there is none. */
  port?: number;
  address?: string;
}

/** A browser that knows nothing yet. */
export function visitor({ origin, port, address = freshAddress() }: Visit): Browserless {
  const agent = keepAliveAgent();
  if (port) Object.assign(agent, { createConnection: () => connect(port, "127.0.0.1") });
  return new Browserless(origin, agent, { "x-forwarded-for": forwarded(address, port) });
}

/** Nginx appends the address that it sees; past it, the test does. */
export function forwarded(address: string, port?: number): string {
  return port ? `${address}, 127.0.0.1` : address;
}
