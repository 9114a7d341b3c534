// Owns the way of one request through the edge: who, whether, how much, and then who answers.
import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setImmediate as loopTurn } from "node:timers/promises";
import pLimit from "p-limit";
import { UPLOAD_LIMIT_BYTES } from "@/lib/platform/limits";
import { logger } from "@/lib/platform/logger";
import { isPostBeingRead, type RequestContext, runWithRequestContext } from "@/lib/platform/request-context";
import type { Settings } from "@/lib/platform/settings";
import type { Witness } from "@/lib/platform/tracing/witness";
import { admitBody, admitUpload } from "./admit-body";
import { beforeHead } from "./answer-head";
import { announcesBody, announcesTooMuch, putBack } from "./body-limit";
import { cacheableFiles } from "./cacheable-files";
import { refusalOf } from "./checks";
import { replaceFailure } from "./failed-answer";
import { headFinisher } from "./finish-head";
import { methodsByPath } from "./methods";
import { COOKIELESS_PATHS } from "./origin";
import { isOwnRequest } from "./own-request";
import { packedFiles } from "./packed-files";
import type { RefusalWords } from "./refusal";
import { asksForPage, refusalPage } from "./refusal-page";
import { rewriteHeaders } from "./request-headers";
import { contentSecurityPolicy, DATA_POLICY } from "./security-headers";
import { type StrangersPages, strangersPages } from "./strangers-pages";
import { pathnameOf } from "./target";
import { askForToken, type TokenRoute } from "./token-route";
import { refuseIfNeverRead } from "./unread-post";
import { isUpload } from "./upload";
import { contextOf, refuseVisit, type Visit } from "./visit";
import { answerByRoute, type WebRoute } from "./web-route";

export interface EdgeParts {
  settings: Pick<Settings, "appUrl" | "trustedProxyHops" | "isProduction" | "isHttps">;
  /** Absolute path of the app, with Next's `public` and `.next` in it. */
  directory: string;
  /** Hot routes by pathname, answered without Next. */
  routes: ReadonlyMap<string, WebRoute>;
  /** How the paths of programs word what the edge itself refuses there. */
  refusalWords?: ReadonlyMap<string, RefusalWords>;
  /** Routes by pathname that answer the holders of their tokens alone. */
  tokenRoutes?: ReadonlyMap<string, TokenRoute>;
  witness?: Witness | undefined;
  /** Pages that need not be rendered for each who asks. Not in development: there a page is rendered as its file is now. */
  strangersPages?: StrangersPages | undefined;
  /** Everything else. */
  next: (req: IncomingMessage, res: ServerResponse) => Promise<unknown>;
}

/** Tells of a request's beginning now and of its end then. */
function watch(
  witness: Witness,
  start: { method: string; pathname: string; context: RequestContext },
  res: ServerResponse,
): void {
  const beganMs = performance.now();
  witness.begin?.(start);
  res.once("close", () => {
    const status = res.headersSent ? res.statusCode : undefined;
    witness.end({ ...start, status, seconds: (performance.now() - beganMs) / 1000 });
  });
}

function fail(req: IncomingMessage, res: ServerResponse, visit: Visit, error: unknown): void {
  logger().error({ requestId: visit.context.requestId, error }, "request failed");
  if (res.headersSent) res.destroy();
  else refuseVisit(req, res, visit, 500);
}

// Requests that arrive together would begin in one turn of the event loop, some milliseconds each: one a turn.
const turnstile = pLimit(1);

/** The request listener in front of Next. */
export function createEdge(parts: EdgeParts): RequestListener {
  const { settings } = parts;
  const isFile = cacheableFiles(parts.directory);
  const finishHead = headFinisher(settings, isFile);
  const methodsOf = methodsByPath({ isFile, tokenRoutes: parts.tokenRoutes });

  const answerPacked = settings.isProduction ? packedFiles(parts.directory) : undefined;
  const answerStranger =
    parts.strangersPages && settings.isProduction
      ? strangersPages(parts.strangersPages, settings, parts.next)
      : undefined;

  async function serveByNext(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> {
    if (answerPacked?.(req, res, visit.pathname)) return;
    if (!visit.isOwn && (await answerStranger?.({ req, res, nonce: visit.nonce }))) return;
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
    // Where no Origin is asked for, no action can be called.
    visit.context.awaitsAction = req.method === "POST" && !COOKIELESS_PATHS.has(visit.pathname);
    visit.context.isCall = req.headers["next-action"] !== undefined;
    await turnstile(() => loopTurn());
    if (settings.isProduction) {
      refuseIfNeverRead(res, visit.context, () => refuseVisit(req, res, visit, 400));
      // What Next says to a browser of a failure is empty without scripts, and two words after a form.
      const status = () => (isPostBeingRead(visit.context) ? 400 : 500);
      if (visit.refusalWords) replaceFailure(res, () => refuseVisit(req, res, visit, status()));
    }
    await runWithRequestContext(visit.context, () => parts.next(req, res));
  }

  async function serve(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> {
    const { route } = visit;
    let body: Buffer[] | null = [];
    if (announcesBody(req)) {
      if (isUpload(req, visit.pathname) && !announcesTooMuch(req, UPLOAD_LIMIT_BYTES)) admitUpload(req, res);
      else {
        body = await admitBody(req, res, visit);
        if (!body) return;
        putBack(req, route ? [] : body);
      }
    }
    if (!route) return serveByNext(req, res, visit);
    const { origin } = settings.appUrl;
    await answerByRoute(route, origin, body, visit.context, req, res);
  }

  return (req, res) => {
    const isOwn = isOwnRequest(req.headers);
    const context = contextOf(req, isOwn, settings.trustedProxyHops);
    const pathname = pathnameOf(req.url);
    if (parts.witness && !isOwn) watch(parts.witness, { method: req.method ?? "", pathname, context }, res);
    const locked = parts.tokenRoutes?.get(pathname);
    const isHolder = locked?.opens(req.headers) ?? false;
    const route = locked ? (isHolder ? locked.route : askForToken) : parts.routes.get(pathname);
    const nonce = route ? "" : randomBytes(16).toString("base64");
    const policy = route ? DATA_POLICY : contentSecurityPolicy(nonce, settings);
    beforeHead(res, (head) => finishHead(head, { context, pathname, policy }));
    const page = !route && asksForPage(req) ? refusalPage(nonce, req) : undefined;
    const refusalWords = parts.refusalWords?.get(pathname) ?? page;
    const visit = { context, pathname, route, policy, nonce, isOwn, refusalWords };
    // Next's own requests come to this machine's name; what they stand for has been checked already.
    const refusal = isOwn ? undefined : refusalOf(req, { pathname, methods: methodsOf(pathname) }, settings);
    const isForgiven = isHolder && refusal?.status === 421;
    if (refusal && !isForgiven) refuseVisit(req, res, visit, refusal.status, refusal.fields);
    else serve(req, res, visit).catch((error: unknown) => fail(req, res, visit, error));
  };
}
