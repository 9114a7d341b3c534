// Owns the limit on request bodies: a body is read whole, up to the limit, before anything parses a byte of it.
import type { IncomingMessage } from "node:http";

/** `drained` resolves when the sender of a body that was refused has finished sending. */
export type HeldBody = { outcome: "held" | "aborted" } | { outcome: "too-large"; drained: Promise<void> };

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

/**
 * Waits for the whole body and puts it back, so that the next reader finds the request as if untouched. Chunked
 * bodies are counted as they come. Over the limit nothing is put back and the rest is thrown away unread.
 * Must be called in the same turn as the request event, before the first byte of the body arrives.
 */
export function holdBody(req: IncomingMessage, limitBytes: number): Promise<HeldBody> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let refused = false;
    let markDrained = () => {};
    const drained = new Promise<void>((done) => {
      markDrained = done;
    });
    const refuseRest = () => {
      refused = true;
      chunks.length = 0;
      resolve({ outcome: "too-large", drained });
    };
    req.once("close", () => {
      markDrained();
      resolve({ outcome: "aborted" });
    });
    // Node's parser hands every piece of the body to push; nobody has asked the stream for data yet.
    req.push = (chunk: Uint8Array | null) => {
      if (refused) {
        if (chunk === null) markDrained();
        return true;
      }
      if (chunk === null) {
        req.push = Object.getPrototypeOf(req).push;
        for (const held of chunks) req.push(held);
        req.push(null);
        resolve({ outcome: "held" });
        return true;
      }
      size += chunk.length;
      if (size > limitBytes) refuseRest();
      else chunks.push(chunk);
      return true;
    };
    if (announcesTooMuch(req, limitBytes)) refuseRest();
  });
}
