// Owns the way of one request through the edge: who, whether, how much, and then who answers.
import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setImmediate as loopTurn, setTimeout } from "node:timers/promises";
import pLimit from "p-limit";
import { REFUSED_BODY_DRAIN_SECONDS, REQUEST_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import type { Settings } from "@/lib/platform/env";
import { BODY_LIMIT_BYTES, UPLOAD_LIMIT_BYTES } from "@/lib/platform/limits";
import { logger } from "@/lib/platform/logger";
import { type RequestContext, runWithRequestContext } from "@/lib/platform/request-context";
import { beforeHead } from "./answer-head";
import { announcesBody, announcesTooMuch, countBody, holdBody } from "./body-limit";
import { cacheableFiles } from "./cacheable-files";
import { refusalOf } from "./checks";
import { clientAddress } from "./client-address";
import { headFinisher } from "./finish-head";
import { COOKIELESS_PATHS } from "./origin";
import { isOwnRequest } from "./own-request";
import { refuse, writeRefusal } from "./refusal";
import { rewriteHeaders } from "./request-headers";
import { contentSecurityPolicy } from "./security-headers";
import { isUpload } from "./upload";
import { answerByRoute, type WebRoute } from "./web-route";

export interface EdgeParts {
  settings: Pick<Settings, "appUrl" | "trustedProxyHops" | "isProduction" | "isHttps">;
  /** Absolute path of Next's `public` folder. */
  publicFolder: string;
  /** Hot routes by pathname, answered without Next. */
  routes: ReadonlyMap<string, WebRoute>;
  /** Everything else. */
  next: (req: IncomingMessage, res: ServerResponse) => Promise<unknown>;
}

function contextOf(req: IncomingMessage, isOwn: boolean, trustedHops: number): RequestContext {
  const forwardedFor = req.headers["x-forwarded-for"]?.toString();
  if (isOwn) {
    const requestId = req.headers["x-request-id"]?.toString() ?? randomUUID();
    return { requestId, clientAddress: forwardedFor ?? "0.0.0.0", answer: {} };
  }
  const address = clientAddress(req.socket.remoteAddress, forwardedFor, trustedHops);
  return { requestId: randomUUID(), clientAddress: address, answer: {} };
}

/** Reads the body up to the limit. False when the request has been refused, or is gone. */
async function admitBody(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<boolean> {
  if (!announcesBody(req)) return true;
  const { requestId } = visit.context;
  const waitsForUs = /^100-continue$/i.test(req.headers.expect ?? "");
  const streams = isUpload(req, visit.pathname) && !announcesTooMuch(req, UPLOAD_LIMIT_BYTES);
  if (waitsForUs && (streams || !announcesTooMuch(req, BODY_LIMIT_BYTES))) res.writeContinue();
  if (streams) {
    countBody(req, UPLOAD_LIMIT_BYTES);
    // Whoever is answered before everything was sent, a stranger most of all, need not send the rest.
    res.shouldKeepAlive = false;
    return true;
  }
  const late = setTimeout(REQUEST_TIMEOUT_SECONDS * 1000, undefined, { ref: false });
  const body = await Promise.race([holdBody(req, BODY_LIMIT_BYTES), late]);
  if (!body) {
    logger().info({ requestId, status: 408 }, "refused");
    refuse(res, 408, requestId, { connection: "close" });
    return false;
  }
  if (body.outcome !== "too-large") return body.outcome === "held";
  logger().info({ requestId, status: 413 }, "refused");
  writeRefusal(res, 413, requestId, { connection: "close" });
  if (!waitsForUs) {
    await Promise.race([
      body.drained,
      setTimeout(REFUSED_BODY_DRAIN_SECONDS * 1000, undefined, { ref: false }),
    ]);
  }
  res.end();
  return false;
}

function fail(res: ServerResponse, requestId: string, error: unknown): void {
  logger().error({ requestId, error }, "request failed");
  if (res.headersSent) res.destroy();
  else refuse(res, 500, requestId);
}

// Requests that arrive together would begin in one turn of the event loop, some milliseconds each: one a turn.
const turnstile = pLimit(1);

/** The request listener in front of Next. */
export function createEdge(parts: EdgeParts): RequestListener {
  const { settings } = parts;
  const finishHead = headFinisher(settings, cacheableFiles(parts.publicFolder));

  async function serve(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> {
    if (!(await admitBody(req, res, visit))) return;
    const host = (visit.isOwn ? req.headers["x-forwarded-host"]?.toString() : req.headers.host) ?? "";
    rewriteHeaders(req.headers, {
      ...visit.context,
      host: host.toLowerCase(),
      appUrl: settings.appUrl,
      contentSecurityPolicy: visit.policy,
      isProduction: settings.isProduction,
      isOwn: visit.isOwn,
      isCookieless: COOKIELESS_PATHS.has(visit.pathname),
    });
    const route = parts.routes.get(visit.pathname);
    visit.context.awaitsAction = !route && req.method === "POST" && !visit.pathname.startsWith("/api/");
    if (!route) await turnstile(() => loopTurn());
    await runWithRequestContext(visit.context, () =>
      route ? answerByRoute(route, new URL(req.url ?? "/", settings.appUrl), req, res) : parts.next(req, res),
    );
  }

  return (req, res) => {
    const isOwn = isOwnRequest(req.headers);
    const context = contextOf(req, isOwn, settings.trustedProxyHops);
    const pathname = (req.url ?? "").split("?", 1)[0] ?? "";
    const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), settings);
    beforeHead(res, () => finishHead(res, { context, pathname, policy }));
    // Next's own requests come to this machine's name; what they stand for has been checked already.
    const refusal = isOwn ? undefined : refusalOf(req, pathname, settings);
    if (refusal) {
      logger().info({ requestId: context.requestId, status: refusal.status }, "refused");
      refuse(res, refusal.status, context.requestId, refusal.fields);
      return;
    }
    serve(req, res, { context, pathname, policy, isOwn }).catch((error: unknown) =>
      fail(res, context.requestId, error),
    );
  };
}

interface Visit {
  context: RequestContext;
  pathname: string;
  policy: string;
  isOwn: boolean;
}
