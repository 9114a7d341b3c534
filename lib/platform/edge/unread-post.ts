// Owns the end of a post that Next never finishes reading: parts of a form can be written to wait for each other for ever.
import type { ServerResponse } from "node:http";
import { POST_READING_SECONDS } from "@/lib/platform/durations";
import { isPostBeingRead, type RequestContext } from "@/lib/platform/request-context";

/**
 * Calls `refuse` once a post has been being read twice in a row, half of POST_READING_SECONDS apart, and sees to it that its
 * action does not run afterwards. In production alone: development compiles a page while the post waits for it.
 */
export function refuseIfNeverRead(res: ServerResponse, context: RequestContext, refuse: () => void): void {
  if (!context.awaitsAction) return;
  let wasBeingRead = false;
  const timer = setInterval(() => {
    // An answer that waits for its turn on a connection is not told when the connection ends.
    if (res.headersSent || res.req.socket.destroyed) return clearInterval(timer);
    const isBeingRead = isPostBeingRead(context);
    context.isRefused = isBeingRead && wasBeingRead;
    wasBeingRead = isBeingRead;
    if (context.isRefused) refuse();
  }, POST_READING_SECONDS * 500);
  timer.unref();
  res.once("close", () => clearInterval(timer));
}
