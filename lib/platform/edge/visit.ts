// Owns what the edge knows of one request from its head to its end, and refusing it in the words of its path.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isByItself } from "@/lib/platform/by-itself";
import { logger } from "@/lib/platform/logger";
import type { RequestContext } from "@/lib/platform/request-context";
import { clientAddress } from "./client-address";
import { type RefusalStatus, type RefusalWords, writeRefusal } from "./refusal";
import { requestIdOf } from "./request-id";
import type { WebRoute } from "./web-route";

export interface Visit {
  context: RequestContext;
  pathname: string;
  /** Who answers at the edge; everything else is Next's. */
  route: WebRoute | undefined;
  policy: string;
  /** Of the policy, where it has one. */
  nonce: string;
  isOwn: boolean;
  /** Where a plain answer would not do. */
  refusalWords: RefusalWords | undefined;
}

/** Who asks, and under which id; what Next itself asks for is somebody's request that was looked at already. */
export function contextOf(req: IncomingMessage, isOwn: boolean, trustedHops: number): RequestContext {
  const forwardedFor = req.headers["x-forwarded-for"]?.toString();
  if (isOwn) {
    const requestId = req.headers["x-request-id"]?.toString() ?? randomUUID();
    return { requestId, clientAddress: forwardedFor ?? "0.0.0.0", answer: {} };
  }
  const address = clientAddress(req.socket.remoteAddress, forwardedFor, trustedHops);
  const requestId = requestIdOf(req.headers, trustedHops) ?? randomUUID();
  return { requestId, clientAddress: address, isByItself: isByItself(req), answer: {} };
}

/** Writes a refusal and leaves it to the caller to end it. */
export function startRefusal(
  req: IncomingMessage,
  res: ServerResponse,
  { context: { requestId }, refusalWords }: Visit,
  status: RefusalStatus,
  fields?: Record<string, string>,
): void {
  // What failed has been logged as such.
  if (status !== 500) logger().info({ requestId, status }, "refused");
  writeRefusal(res, status, requestId, fields, refusalWords?.(status, requestId, req));
}

/** Sends a refusal. */
export function refuseVisit(...[req, res, ...rest]: Parameters<typeof startRefusal>): void {
  startRefusal(req, res, ...rest);
  res.end();
}
