// Owns routes that the edge answers by itself, because a route of Next costs thirty times as much.
import type { IncomingMessage, ServerResponse } from "node:http";
import { type RequestContext, requestContext } from "@/lib/platform/request-context";

/**
 * What a route may ask of a request. The edge hands all of it over: a Request, a promise of its text and a storage that
 * follows the call would cost a hot route as much as its own work.
 */
export interface RouteRequest extends Pick<RequestContext, "requestId" | "clientAddress"> {
  readonly method: string;
  /** Absolute, under APP_URL. */
  readonly url: string;
  readonly headers: Pick<Headers, "get">;
  /** Whole; the edge refuses longer ones. */
  readonly body: string;
}

/** What a route answers: the parts of a Response, without the price of making one. */
export interface RouteAnswer {
  status: number;
  fields: Record<string, string>;
  text?: string;
}

export type WebRoute = (request: RouteRequest) => Promise<RouteAnswer> | RouteAnswer;

/** The same route for Next, as its route.ts exports it on platforms without the edge. */
export function routeHandler(route: WebRoute): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url, headers } = request;
    const { requestId, clientAddress } = requestContext();
    const body = await request.text();
    const { status, fields, text } = await route({ method, url, headers, body, requestId, clientAddress });
    return new Response(text, { status, headers: fields });
  };
}

/** An answer as JSON. */
export function jsonAnswer(body: unknown, status = 200): RouteAnswer {
  return { status, fields: { "content-type": "application/json" }, text: JSON.stringify(body) };
}

function routeRequest(
  req: IncomingMessage,
  origin: string,
  body: Buffer[],
  { requestId, clientAddress }: RequestContext,
): RouteRequest {
  return {
    requestId,
    clientAddress,
    method: req.method ?? "GET",
    url: `${origin}${req.url}`,
    // Whatever the edge answers is for programs: nobody is known there by a cookie.
    headers: {
      get: (name) => (name === "cookie" ? null : (req.headers[name.toLowerCase()]?.toString() ?? null)),
    },
    // One piece in nearly every case.
    body: body.length === 1 ? String(body[0]) : Buffer.concat(body).toString(),
  };
}

/**
 * Answers a request through `route`.
 * @param origin of APP_URL
 * @param body what the edge has held back, up to its limit
 */
export async function answerByRoute(
  route: WebRoute,
  origin: string,
  body: Buffer[],
  context: RequestContext,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { status, fields, text = "" } = await route(routeRequest(req, origin, body, context));
  const bytes = Buffer.from(text);
  // RFC 9110 8.6: a 204 has no length.
  res.writeHead(status, status === 204 ? fields : { "content-length": String(bytes.length), ...fields });
  // A character a byte: Node would encode the head anew together with a text that has wider ones.
  res.end(req.method === "HEAD" ? undefined : bytes.toString("latin1"), "latin1");
}
