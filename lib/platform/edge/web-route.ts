// Owns the bridge from node:http to functions that take a Request and return a Response.
import type { IncomingMessage, ServerResponse } from "node:http";

/** What a route.ts exports, and what the edge calls directly because Next costs thirty times as much. */
export type WebRoute = (request: Request) => Promise<Response>;

/** Answers a request without a body through `route`. `url` is the absolute address under APP_URL. */
export async function answerByRoute(
  route: WebRoute,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined) headers.set(name, String(value));
  const response = await route(new Request(url, { method: req.method ?? "GET", headers }));
  const body = Buffer.from(await response.arrayBuffer());
  for (const [name, value] of response.headers) res.setHeader(name, value);
  res.setHeader("content-length", body.length);
  res.writeHead(response.status);
  res.end(req.method === "HEAD" ? undefined : body);
}
