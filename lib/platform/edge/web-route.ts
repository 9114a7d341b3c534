// Owns the bridge from node:http to functions that take a Request and return a Response.
import type { IncomingMessage, ServerResponse } from "node:http";

/** What a route.ts exports, and what the edge calls directly because Next costs thirty times as much. */
export type WebRoute = (request: Request) => Promise<Response>;

/** The body that the edge has held back up to its limit; the methods of reading have none (RFC 9110 9.3). */
async function bodyOf(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (req.method === "GET" || req.method === "HEAD") return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Answers a request through `route`. `url` is the absolute address under APP_URL. */
export async function answerByRoute(
  route: WebRoute,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined) headers.set(name, String(value));
  const sent = await bodyOf(req);
  const response = await route(new Request(url, { method: req.method ?? "GET", headers, body: sent }));
  const body = Buffer.from(await response.arrayBuffer());
  for (const [name, value] of response.headers) res.setHeader(name, value);
  // RFC 9110 8.6: a 204 has no length.
  if (response.status !== 204) res.setHeader("content-length", body.length);
  res.writeHead(response.status);
  res.end(req.method === "HEAD" ? undefined : body);
}
