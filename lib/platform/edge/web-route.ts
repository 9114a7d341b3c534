// Owns routes that the edge answers by itself, because a route of Next costs thirty times as much.
import type { IncomingMessage, ServerResponse } from "node:http";

/** What a route may ask of a request: a Request has it, and the edge gives it without the price of making one. */
export interface RouteRequest {
  readonly method: string;
  /** Absolute, under APP_URL. */
  readonly url: string;
  readonly headers: Pick<Headers, "get">;
  text(): Promise<string>;
}

/** What a route answers: the parts of a Response, without the price of making one. */
export interface RouteAnswer {
  status: number;
  fields: Record<string, string>;
  text?: string;
}

export type WebRoute = (request: RouteRequest) => Promise<RouteAnswer>;

/** The same route for Next, as its route.ts exports it on platforms without the edge. */
export function routeHandler(route: WebRoute): (request: Request) => Promise<Response> {
  return async (request) => {
    const { status, fields, text } = await route(request);
    return new Response(text, { status, headers: fields });
  };
}

/** An answer as JSON. */
export function jsonAnswer(body: unknown, status = 200): RouteAnswer {
  return { status, fields: { "content-type": "application/json" }, text: JSON.stringify(body) };
}

function routeRequest(req: IncomingMessage, origin: string, body: Buffer[]): RouteRequest {
  return {
    method: req.method ?? "GET",
    url: `${origin}${req.url}`,
    // Whatever the edge answers is for programs: nobody is known there by a cookie.
    headers: {
      get: (name) => (name === "cookie" ? null : (req.headers[name.toLowerCase()]?.toString() ?? null)),
    },
    // One piece in nearly every case.
    text: async () => (body.length === 1 ? String(body[0]) : Buffer.concat(body).toString()),
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
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { status, fields, text = "" } = await route(routeRequest(req, origin, body));
  const bytes = Buffer.from(text);
  // RFC 9110 8.6: a 204 has no length.
  const length = status === 204 ? {} : { "content-length": String(bytes.length) };
  res.writeHead(status, { ...fields, ...length });
  // A character a byte: Node would encode the head anew together with a text that has wider ones.
  res.end(req.method === "HEAD" ? undefined : bytes.toString("latin1"), "latin1");
}
