// Owns what a route is that exists for those alone who hold its token.
import type { IncomingHttpHeaders } from "node:http";
import type { WebRoute } from "./web-route";

/**
 * For everybody else there is no such address. A holder may ask under any Host: monitoring knows each server by an
 * address of its own, and a link or a page of another name is nothing that a token could be in.
 */
export interface TokenRoute {
  opens(headers: IncomingHttpHeaders): boolean;
  route: WebRoute;
}
