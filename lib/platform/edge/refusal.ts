// Owns the answers that the edge gives itself: plain, unless their path or a browser asks for other words.
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { DATA_POLICY, fixedSecurityHeaders, type HeaderFacts } from "./security-headers";
import type { RouteAnswer } from "./web-route";

const SENTENCES = {
  400: "Bad request.",
  403: "Refused: this request did not come from a page of this site.",
  404: "Not found.",
  405: "Method not allowed.",
  408: "The request took too long.",
  413: "The request is too large.",
  414: "The address is too long.",
  421: "This server does not answer for this host name.",
  431: "The request header is too large.",
  500: "Something went wrong on our side.",
} as const;

export type RefusalStatus = keyof typeof SENTENCES;

/** The text of a refusal: one sentence, and the id under which the log knows it. Nothing of the inside (R90). */
export function refusalText(status: RefusalStatus, requestId: string): string {
  return `${SENTENCES[status]}\nRequest ${requestId}\n`;
}

/** How refusals are worded for who asks; undefined for a status that it has no words for. */
export type RefusalWords = (
  status: RefusalStatus,
  requestId: string,
  req: IncomingMessage,
) => RouteAnswer | undefined;

function plainRefusal(status: RefusalStatus, requestId: string): RouteAnswer {
  const fields = { "content-type": "text/plain; charset=utf-8" };
  return { status, fields, text: refusalText(status, requestId) };
}

/** Writes a whole refusal but leaves the answer open; the caller ends it. `worded` takes the plain one's place. */
export function writeRefusal(
  res: ServerResponse,
  status: RefusalStatus,
  requestId: string,
  fields: Record<string, string> = {},
  worded = plainRefusal(status, requestId),
): void {
  for (const name of res.getHeaderNames()) {
    if (/^(content-|set-cookie|location|etag|last-modified|transfer-)/.test(name)) res.removeHeader(name);
  }
  const { text = "" } = worded;
  const length = { "content-length": String(Buffer.byteLength(text)) };
  res.writeHead(status, { ...length, ...fields, ...worded.fields });
  res.write(text);
}

/** A refusal as raw bytes, for a connection whose request could not be parsed. */
export function rawRefusal(status: RefusalStatus, requestId: string, facts: HeaderFacts): string {
  const text = refusalText(status, requestId);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "connection: close",
    // Of CONNECT, whose target is no address of ours.
    ...(status === 405 ? ["allow: GET, HEAD, POST"] : []),
    "content-type: text/plain; charset=utf-8",
    `content-length: ${Buffer.byteLength(text)}`,
    "cache-control: private, no-store",
    `content-security-policy: ${DATA_POLICY}`,
    ...fixedSecurityHeaders(facts).map(([name, value]) => `${name}: ${value}`),
    `x-request-id: ${requestId}`,
    "",
    text,
  ].join("\r\n");
}
