// Owns what a route is that answers those alone who hold its token, and what everybody else is told there.
import type { IncomingHttpHeaders } from "node:http";
import type { WebRoute } from "./web-route";

/**
 * Everybody else is asked for the token. A holder may ask under any Host: monitoring knows each server by an
 * address of its own, and a link or a page of another name is nothing that a token could be in.
 */
export interface TokenRoute {
  opens(headers: IncomingHttpHeaders): boolean;
  route: WebRoute;
}

/** Alike without a token and with a wrong one: how near a guess came is told to nobody (RFC 9110 15.5.2, RFC 6750 3). */
export const askForToken: WebRoute = ({ requestId }) => ({
  status: 401,
  fields: { "content-type": "text/plain; charset=utf-8", "www-authenticate": 'Bearer realm="metrics"' },
  text: `This address asks for a token.\nRequest ${requestId}\n`,
});
