// Owns the test's browsers: each has an address of its own, and goes through the proxy or directly to one server.
import { connect } from "node:net";
import { freshAddress } from "@/lib/api/test-address";
import { Browserless, keepAliveAgent } from "@/scripts/bench/browserless";

export interface Visit {
  origin: string;
  /** The server to go to; if absent, the proxy chooses. */
  port?: number;
  address?: string;
}

/** A browser without cookies. */
export function visitor({ origin, port, address = freshAddress() }: Visit): Browserless {
  const agent = keepAliveAgent();
  if (port) Object.assign(agent, { createConnection: () => connect(port, "127.0.0.1") });
  return new Browserless(origin, agent, { "x-forwarded-for": forwarded(address, port) });
}

/** nginx appends the address that it sees; without it, the test does. */
export function forwarded(address: string, port?: number): string {
  return port ? `${address}, 127.0.0.1` : address;
}
