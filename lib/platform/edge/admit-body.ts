// Owns letting a body in: held back up to the limit and the time for it, or streamed where uploads go.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { REFUSED_BODY_DRAIN_SECONDS, REQUEST_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { BODY_LIMIT_BYTES, SIGN_IN_BODY_BYTES, UPLOAD_LIMIT_BYTES } from "@/lib/platform/limits";
import { announcesTooMuch, countBody, holdBody } from "./body-limit";
import { startRefusal, type Visit } from "./visit";

// Named are those that need more, so that a new page for strangers has the small limit unasked. The API says in its
// own words what is too large.
const SIGNED_IN_OR_API = /^\/(account|admin|api)(\/|$)/;

/** Waits for the body, up to the limit of its path. Null when the request has been refused, or is gone. */
export async function admitBody(
  req: IncomingMessage,
  res: ServerResponse,
  visit: Visit,
): Promise<Buffer[] | null> {
  const waitsForUs = /^100-continue$/i.test(req.headers.expect ?? "");
  const bytes = SIGNED_IN_OR_API.test(visit.pathname) ? BODY_LIMIT_BYTES : SIGN_IN_BODY_BYTES;
  if (waitsForUs && !announcesTooMuch(req, bytes)) res.writeContinue();
  const held = await holdBody(req, { bytes, seconds: REQUEST_TIMEOUT_SECONDS });
  if (held.outcome === "held") return held.body;
  if (held.outcome === "aborted") return null;
  const status = held.outcome === "late" ? 408 : 413;
  startRefusal(req, res, visit, status, { connection: "close" });
  if (held.outcome === "too-large" && !waitsForUs) {
    const drained = setTimeout(REFUSED_BODY_DRAIN_SECONDS * 1000, undefined, { ref: false });
    await Promise.race([held.drained, drained]);
  }
  res.end();
  return null;
}

/** Lets an upload through as it comes. */
export function admitUpload(req: IncomingMessage, res: ServerResponse): void {
  if (/^100-continue$/i.test(req.headers.expect ?? "")) res.writeContinue();
  countBody(req, UPLOAD_LIMIT_BYTES);
  // Whoever is answered before everything was sent, a stranger most of all, need not send the rest.
  res.shouldKeepAlive = false;
}
