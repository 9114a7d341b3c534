// Owns the recognition of requests that Next makes to its own server.
//
// After a server action redirects, Next fetches the new page from itself over HTTP with the client's fields
// copied. It then arrives from this machine; the mark tells that the address it carries was set by this edge.
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { shared } from "@/lib/platform/shared";

const MARK_FIELD = "x-twofold-own";

function mark(): string {
  return shared("own-request-mark", () => randomBytes(32).toString("base64url"));
}

/** Marks fields that are handed to Next. The mark is drawn anew by every process and never leaves it. */
export function markOwn(headers: IncomingHttpHeaders): void {
  headers[MARK_FIELD] = mark();
}

/** Whether this request carries the mark: then it is Next's own, made on behalf of one already checked. */
export function isOwnRequest(headers: IncomingHttpHeaders): boolean {
  const field = headers[MARK_FIELD];
  if (field === undefined) return false;
  const given = Buffer.from(String(field));
  const expected = Buffer.from(mark());
  return given.length === expected.length && timingSafeEqual(given, expected);
}
