// Owns the limit on request bodies: a body is read whole, up to the limit, before anything parses a byte of it.
import type { IncomingMessage } from "node:http";

/**
 * A body that is there as a whole; one whose sender is gone, or has not sent all of it in time; one over the limit,
 * where `drained` resolves when its sender has finished sending.
 */
export type HeldBody =
  | { outcome: "held"; body: Buffer[] }
  | { outcome: "aborted" | "late" }
  | { outcome: "too-large"; drained: Promise<void> };

interface BodyLimits {
  bytes: number;
  /** For the whole of it. */
  seconds: number;
}

/** Whether the header announces a body (RFC 9112 6.3). */
export function announcesBody(req: IncomingMessage): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}

/** Whether the announced length alone is over the limit. */
export function announcesTooMuch(req: IncomingMessage, limitBytes: number): boolean {
  return Number(req.headers["content-length"] ?? 0) > limitBytes;
}

/**
 * Lets a body through as it comes, and cuts the connection at the first byte over the limit. For the one path whose
 * bodies are too large to be held; what reads them has to count as well, to be able to say so.
 */
export function countBody(req: IncomingMessage, limitBytes: number): void {
  let size = 0;
  req.push = (chunk: Uint8Array | null) => {
    size += chunk?.length ?? 0;
    if (size > limitBytes) req.destroy();
    return !req.destroyed && Object.getPrototypeOf(req).push.call(req, chunk);
  };
}

/** Puts a held body back, so that the next reader finds the request as if untouched. */
export function putBack(req: IncomingMessage, body: Buffer[]): void {
  for (const piece of body) req.push(piece);
  req.push(null);
}

/**
 * Waits for the whole body; `putBack` ends the request afterwards, with the body or without it. Chunked bodies are
 * counted as they come. Over the limit nothing is kept and the rest is thrown away unread.
 * Must be called in the same turn as the request event, before the first byte of the body arrives.
 */
export function holdBody(req: IncomingMessage, limits: BodyLimits): Promise<HeldBody> {
  return new Promise((resolve) => {
    const body: Buffer[] = [];
    let size = 0;
    let refused = false;
    let markDrained = () => {};
    const drained = new Promise<void>((done) => {
      markDrained = done;
    });
    const late = setTimeout(() => settle({ outcome: "late" }), limits.seconds * 1000);
    late.unref();
    const settle = (held: HeldBody) => {
      clearTimeout(late);
      resolve(held);
    };
    const refuseRest = () => {
      refused = true;
      body.length = 0;
      settle({ outcome: "too-large", drained });
    };
    req.on("close", () => {
      markDrained();
      settle({ outcome: "aborted" });
    });
    // Node's parser hands every piece of the body to push; nobody has asked the stream for data yet.
    req.push = (chunk: Buffer | null) => {
      if (refused) {
        if (chunk === null) markDrained();
        return true;
      }
      if (chunk === null) {
        req.push = Object.getPrototypeOf(req).push;
        settle({ outcome: "held", body });
        return true;
      }
      size += chunk.length;
      if (size > limits.bytes) refuseRest();
      else body.push(chunk);
      return true;
    };
    if (announcesTooMuch(req, limits.bytes)) refuseRest();
  });
}
